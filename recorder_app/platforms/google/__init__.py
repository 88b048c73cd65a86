"""What YouTube and Google Drive share: the login, the errors, the API's address."""
