"""What people ask for, carried out: decided in one transaction, then made true."""
