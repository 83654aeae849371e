"""What one audience may see of a result."""
