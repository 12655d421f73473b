"""From what people wrote to the model: YAML or the compiled guide, whose packs, and what is wrong in it."""
