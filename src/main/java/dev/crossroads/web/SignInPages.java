package dev.crossroads.web;

/** Asks somebody to sign in where they are, and brings them back to what they were about to send. */
@FunctionalInterface
public interface SignInPages {

    /**
     * The page that says that they are not signed in any more, shows what they typed and signs them in: HTML. It may be
     * shown before it is known who is asking.
     */
    String render(SentForm sent, Visit visit);
}
