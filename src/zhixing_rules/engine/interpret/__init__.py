"""Rules evaluated by walking their tree: slow and plain; explanations and the oracle of every generator."""
