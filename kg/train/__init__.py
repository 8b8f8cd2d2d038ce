"""Makes the trained weights that ship with the package; nothing else imports this."""
