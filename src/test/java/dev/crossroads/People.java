package dev.crossroads;

import java.util.Locale;
import java.util.Map;

/** People with accounts, by their first names; all have the same password. */
public final class People {
    /** Long enough, and hard to guess. */
    public static final String PASSWORD = "seven brass wheels turning";

    private People() {}

    /** Their e-mail address. */
    public static String email(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
    }

    /** Somebody new who has just signed up. */
    public static Learner signedUp(RunningServer server, String name) {
        return signUp(new Learner(server), name);
    }

    /** Lets somebody who was a guest so far sign up. */
    public static Learner signUp(Learner guest, String name) {
        guest.post("/api/v1/accounts", Map.of("email", email(name), "name", name, "password", PASSWORD))
                .with(201);
        return guest;
    }

    /** Lets a browser sign in to the account of that name. */
    public static Learner signIn(Learner guest, String name) {
        guest.post("/api/v1/session", Map.of("email", email(name), "password", PASSWORD))
                .with(204);
        return guest;
    }

    /** Somebody new who has just signed up and was made an instructor. */
    public static Learner instructor(RunningServer server, String name) {
        Learner instructor = signedUp(server, name);
        server.makeInstructor(email(name));
        return instructor;
    }
}
