from imgpick.cli import main

if __name__ == "__main__":  # processes that answer beside the server load this file, too
    main()
