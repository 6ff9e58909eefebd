"""Where the laptop cloud and the Connect simulator meet: the API's door, the template's resources, the ports."""
