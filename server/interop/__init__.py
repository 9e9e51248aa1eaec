"""Maps that leave and come in: files of virtual tabletops. Values in, values out; nothing is stored or fetched here."""
