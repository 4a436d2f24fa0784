"""The ways of use: what each form sets, and the cards as one of them lays them out."""
