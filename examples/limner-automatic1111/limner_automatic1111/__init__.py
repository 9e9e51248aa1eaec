"""Pictures by the web UI of Automatic1111 for Limner."""
