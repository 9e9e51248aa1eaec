"""What a picture goes through that is painted over by somebody else: there, back again, and whether its walls stand."""
