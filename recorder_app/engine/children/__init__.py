"""The processes that stages and uploads run in, and the engine's side of them."""
