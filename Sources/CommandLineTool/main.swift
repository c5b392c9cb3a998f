print("tonghop")
