"""Where recordings go: accounts, presets, and the rules that choose among them."""
