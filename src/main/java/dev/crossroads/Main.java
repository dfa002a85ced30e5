package dev.crossroads;

/** The command line. */
public final class Main {
    private Main() {}

    /** Runs a command. */
    public static void main(String[] args) {
        System.out.println("Crossroads on Java " + Runtime.version());
    }
}
