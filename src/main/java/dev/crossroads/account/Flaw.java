package dev.crossroads.account;

/** The flaws of account forms; each stands beside its field. */
enum Flaw {
    EMAIL_FORM("email", "account.flaw.email-form"),
    EMAIL_TAKEN("email", "account.flaw.email-taken"),
    /** No mail server takes it, though people may write it. */
    EMAIL_UNREACHABLE("email", "account.flaw.email-unreachable"),
    NAME_FORM("name", "account.flaw.name-form"),
    PASSWORD_SHORT("password", "account.flaw.password-short"),
    PASSWORD_LONG("password", "account.flaw.password-long"),
    PASSWORD_UNREADABLE("password", "account.flaw.password-unreadable"),
    PASSWORD_COMMON("password", "account.flaw.password-common"),
    PASSWORD_PERSONAL("password", "account.flaw.password-personal"),
    /** Of somebody who follows the link of a sign-up with another password than was chosen with it. */
    SIGN_UP_OTHER("password", "account.flaw.sign-up-other"),
    /** Of e-mail address and password, one or both are wrong: which is not said. */
    SIGN_IN("password", "account.flaw.sign-in"),
    /** Of somebody who is signed in and says who they are once more. */
    PASSWORD_WRONG("current", "account.flaw.password-wrong"),
    /** Of an address and a code for a forgotten password: which of them is wrong is not said. */
    WAY_BACK("code", "account.flaw.way-back"),
    CODE_WRONG("code", "account.flaw.code-wrong"),
    /** Of the JSON interface, which asks for all at once. */
    CODE_MISSING("code", "account.flaw.code-missing"),
    /** Of somebody without a password, who shows it at their provider. */
    NOT_CONFIRMED("current", "account.flaw.not-confirmed");

    private final String field;
    private final String key;

    Flaw(String field, String key) {
        this.field = field;
        this.key = key;
    }

    /** The flaw of a new password. */
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

    /** The text that says what is wrong and what to do. */
    String key() {
        return key;
    }
}
