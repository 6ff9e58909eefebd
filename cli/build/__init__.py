"""What is made from the sources before anything runs, each once per content: catalogues, layers, pages, templates."""
