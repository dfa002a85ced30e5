package dev.crossroads.account;

/**
 * What can be wrong with what somebody typed about their account: each belongs to one field, beside which it stands.
 */
enum Flaw {
    EMAIL_FORM("email", "This is not an e-mail address. It looks like ada@example.org."),
    EMAIL_TAKEN(
            "email", "This e-mail address has an account already. Sign in with its password, or take another address."),
    NAME_FORM("name", "A name has 1 to 80 characters, none of which are line ends or turn the text around it over."),
    PASSWORD_SHORT("password", "A password has at least 15 characters. Several words in a row are easy to remember."),
    PASSWORD_LONG("password", "A password has at most 256 characters."),
    PASSWORD_UNREADABLE("password", "This password has a character that can't be typed again. Leave it out."),
    PASSWORD_COMMON(
            "password",
            "This password is easily guessed: it is common, or made of repeats or of what is side by side on a keyboard. Take words that don't belong together."),
    PASSWORD_PERSONAL(
            "password",
            "This password is your name, your e-mail address or the name of this site, and little else. Take something that others don't know of you."),
    /** Of e-mail address and password, one or both are wrong: which is not said. */
    SIGN_IN("password", "The e-mail address or the password is not right."),
    /** Of somebody who is signed in and says who they are once more. */
    PASSWORD_WRONG("current", "This is not your password."),
    /** An instructor names somebody who has no account. */
    NO_ACCOUNT("email", "Nobody has signed up with this e-mail address.");

    private final String field;
    private final String detail;

    Flaw(String field, String detail) {
        this.field = field;
        this.detail = detail;
    }

    /** What is wrong with a new password. */
    static Flaw of(PasswordRules.Objection objection) {
        return switch (objection) {
            case SHORT -> PASSWORD_SHORT;
            case LONG -> PASSWORD_LONG;
            case UNREADABLE -> PASSWORD_UNREADABLE;
            case COMMON -> PASSWORD_COMMON;
            case PERSONAL -> PASSWORD_PERSONAL;
        };
    }

    /** The field of the form, and the member of the JSON. */
    String field() {
        return field;
    }

    /** What is wrong and what to do. */
    String detail() {
        return detail;
    }
}
