"""What Limner is measured against, each as short as its users would write it."""
