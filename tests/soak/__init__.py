"""A long interview in compressed time: does the program at its end still take what it took at its beginning?"""
