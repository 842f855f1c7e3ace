from imgpick.cli import main

main()
