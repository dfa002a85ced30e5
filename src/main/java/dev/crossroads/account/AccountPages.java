package dev.crossroads.account;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.SentForm;
import dev.crossroads.web.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages of accounts. */
public final class AccountPages {
    private AccountPages() {}

    /**
     * Flaws beside their fields; none where a page is shown for the first time.
     *
     * @param email what is wrong with the e-mail address
     * @param name what is wrong with the name
     * @param password what is wrong with the new password, or with e-mail address and password together
     * @param current what is wrong with the password that somebody has
     * @param code what is wrong with the second factor
     */
    public record Wrong(
            Optional<String> email,
            Optional<String> name,
            Optional<String> password,
            Optional<String> current,
            Optional<String> code) {
        static Wrong nothing() {
            return of(List.of(), null);
        }

        static Wrong of(List<Flaw> flaws, Texts texts) {
            return new Wrong(
                    said("email", flaws, texts),
                    said("name", flaws, texts),
                    said("password", flaws, texts),
                    said("current", flaws, texts),
                    said("code", flaws, texts));
        }

        /** Of the e-mail address alone. */
        static Wrong email(String why) {
            return new Wrong(Optional.of(why), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Of a code alone. */
        static Wrong code(String why) {
            return new Wrong(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
        }

        private static Optional<String> said(String field, List<Flaw> flaws, Texts texts) {
            return flaws.stream()
                    .filter(flaw -> flaw.field().equals(field))
                    .map(flaw -> texts.say(flaw.key()))
                    .findFirst();
        }
    }

    /** The query that carries on where somebody came from; empty where they came from nowhere. */
    static String query(String next) {
        return next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /**
     * The page to sign up: {@code account/sign-up}.
     *
     * @param email what was typed before, as {@code name}
     * @param next the page to go to then; empty for the usual one
     * @param provider what the provider is called that one may sign in by
     * @param expected why they come with the address that is filled in, such as an invitation; empty for most
     */
    public record SignUpPage(
            Chrome chrome,
            String email,
            String name,
            String next,
            Optional<String> provider,
            Wrong wrong,
            Optional<String> expected) {
        /** Goes with links to the other page. */
        public String nextQuery() {
            return query(next);
        }
    }

    /**
     * The page to sign in: {@code account/sign-in}.
     *
     * @param email what was typed before
     * @param next the page to go to then; empty for the usual one
     * @param provider what the provider is called that one may sign in by
     * @param passkeys whether one may sign in by a passkey
     * @param sent the form that waits to be sent until they are signed in
     * @param expected why they come with the address that is filled in, such as an invitation; empty for most
     */
    public record SignInPage(
            Chrome chrome,
            String email,
            String next,
            Optional<String> provider,
            boolean passkeys,
            Wrong wrong,
            Optional<SentForm> sent,
            Optional<String> expected) {
        /** Goes with links to the other page. */
        public String nextQuery() {
            return query(next);
        }
    }

    /**
     * Somebody signed in to send what they were about to: {@code account/resume}.
     *
     * @param sent what they were about to send
     */
    public record ResumePage(Chrome chrome, SentForm sent) {}

    /**
     * The page of one's own account: {@code account/account}.
     *
     * @param made whom the owner made instructors
     * @param code by which an instructor finds the account
     * @param provider what the provider is called that one may sign in by
     * @param identities by which the owner may sign in
     * @param withPassword whether a password opens the account
     * @param confirmed whether the owner has shown at the provider just now that they are there
     * @param secondFactor whether the account asks for a second factor
     * @param waiting whether the owner is an instructor as soon as it does
     * @param along the cohorts that go with the account
     * @param mail what is known of the address; empty where no mail is sent
     * @param parts that other features add
     * @param form in which something was wrong; empty where nothing was
     * @param typed the name or the address in that form; empty where it has none
     * @param wrong what was
     */
    public record AccountPage(
            Chrome chrome,
            String email,
            String name,
            boolean instructor,
            List<Made> made,
            Optional<String> code,
            List<SessionRow> sessions,
            Optional<String> provider,
            List<IdentityRow> identities,
            boolean withPassword,
            boolean confirmed,
            boolean secondFactor,
            boolean waiting,
            List<TaughtAlone.Taught> along,
            Optional<Mailed> mail,
            List<String> parts,
            String form,
            String typed,
            Wrong wrong) {
        /** The values in the form that changes the name. */
        public String newName() {
            return form.equals("renaming") ? typed : name;
        }

        /** The values in the form that changes the address. */
        public String newEmail() {
            return form.equals("moving") ? typed : "";
        }

        /** The values in the form that finds somebody. */
        public String soughtCode() {
            return form.equals("finding") ? typed : "";
        }

        /** The values in the form that hands cohorts over. */
        public String colleague() {
            return form.equals("handing") ? typed : "";
        }

        /** The mistake in the form that changes the name. */
        public Wrong renaming() {
            return in("renaming");
        }

        /** The mistake in the form that changes the address. */
        public Wrong moving() {
            return in("moving");
        }

        /** The mistake in the form that changes the password. */
        public Wrong changing() {
            return in("changing");
        }

        /** The mistake in the form that links a provider. */
        public Wrong linking() {
            return in("linking");
        }

        /** The mistake in the form that finds somebody. */
        public Wrong finding() {
            return in("finding");
        }

        /** The mistake in the form that unlinks a provider. */
        public Wrong unlinking() {
            return in("unlinking");
        }

        /** The mistake in the form that hands cohorts over. */
        public Wrong handing() {
            return in("handing");
        }

        /** The mistake in the form that deletes the account. */
        public Wrong deleting() {
            return in("deleting");
        }

        private Wrong in(String one) {
            return one.equals(form) ? wrong : Wrong.nothing();
        }
    }

    /**
     * The state of an account's address: confirmed or not, and to be changed or not.
     *
     * @param verified whether mail to it reaches the owner
     * @param moving the address that it is to be; empty where no change is under way
     * @param old whether the present address has to agree still
     * @param fresh whether the new one has to
     */
    public record Mailed(boolean verified, String moving, boolean old, boolean fresh) {}

    /** Somebody whom the owner made an instructor. */
    public record Made(String learner, String name) {}

    /**
     * Where the account is signed in.
     *
     * @param id names the session
     * @param browser as it calls itself
     * @param here whether it is the browser that shows the page
     */
    public record SessionRow(String id, String browser, String used, boolean here) {}

    /**
     * The sign-in providers of an account.
     *
     * @param id names it among the owner's
     * @param name of the provider
     */
    public record IdentityRow(String id, String name, String since) {}

    /**
     * The person an instructor is about to give the role to: {@code account/instructor}.
     *
     * @param since when they signed up
     * @param verified whether it is known that their address is theirs
     */
    public record InstructorPage(
            Chrome chrome, String code, String learner, String name, String since, boolean verified) {}

    /**
     * The page that asks for a second factor: {@code account/code}.
     *
     * @param next the page to go to then; empty for the usual one
     * @param sent what somebody was about to send when their session had ended
     */
    public record CodePage(Chrome chrome, String next, Optional<SentForm> sent, Wrong wrong) {}

    /**
     * The page on which a second factor is set up and given up: {@code account/second-factor}.
     *
     * @param on whether the account asks for it
     * @param left how many recovery codes are left
     * @param withPassword whether a password opens the account
     * @param key that is to be confirmed, as one types it
     * @param link by which an app on the same device takes it up
     * @param picture for the camera of another
     * @param form in which something was wrong; empty where nothing was
     * @param wrong what was
     */
    public record SecondFactorPage(
            Chrome chrome,
            boolean on,
            int left,
            boolean withPassword,
            Optional<String> key,
            Optional<String> link,
            Optional<QrPicture> picture,
            String form,
            Wrong wrong) {
        /** The mistake in the form that sets it up. */
        public Wrong beginning() {
            return in("beginning");
        }

        /** The flaw of the first code. */
        public Wrong confirming() {
            return in("confirming");
        }

        /** The mistake in the form that asks for new recovery codes. */
        public Wrong renewing() {
            return in("renewing");
        }

        /** The mistake in the form that gives it up. */
        public Wrong removing() {
            return in("removing");
        }

        private Wrong in(String one) {
            return one.equals(form) ? wrong : Wrong.nothing();
        }
    }

    /**
     * Recovery codes, shown once: {@code account/codes}.
     *
     * @param lead what they are for
     * @param next where one goes once they are kept
     */
    public record CodesPage(Chrome chrome, String lead, List<String> codes, String next) {}
}
