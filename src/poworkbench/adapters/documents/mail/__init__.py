"""Mails as a person reads them: the newest message, what it quotes, and what hangs on it."""
