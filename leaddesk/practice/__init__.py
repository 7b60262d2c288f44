"""The practice office: a believable small county where nobody is real, made through the services, from a seed."""
