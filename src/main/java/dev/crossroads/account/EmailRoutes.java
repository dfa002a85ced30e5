package dev.crossroads.account;

import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Changing the e-mail address of one's account: at once, or where there is mail once both addresses agree. */
final class EmailRoutes implements Routes {
    private static final String BACK = "/account#email-title";

    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignInLimits limits;
    private final SignInLog log;
    private final Optional<EmailChanges> changes;
    private final OwnAccount own;

    EmailRoutes(
            Accounts accounts,
            SignedIn signedIn,
            SignInLimits limits,
            SignInLog log,
            Optional<EmailChanges> changes,
            OwnAccount own) {
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.limits = limits;
        this.log = log;
        this.changes = changes;
        this.own = own;
    }

    @Override
    public void mount(Router router) {
        router.post("/account/email").handler(this::change);
        changes.ifPresent(known -> router.post("/account/email/check").handler(context -> check(context, known)));
    }

    private void change(RoutingContext context) {
        Account account = own.account(context);
        Form form = Requests.form(context);
        String typed = form.required("email");
        try {
            log.witness(context, "email-change", typed, () -> {
                own.confirm(context, account);
                EmailAddress to = EmailAddress.of(typed).orElseThrow(() -> new Flawed(Flaw.EMAIL_FORM));
                // Written in another way it is the same address still.
                if (changes.isEmpty() || to.key().equals(account.email().key())) {
                    signedIn.remember(context, accounts.changeEmail(account, to, signedIn.origin(context)));
                } else {
                    begin(context, account, to, changes.get());
                }
                return account;
            });
            (changes.isEmpty() ? Done.SAVED : Done.SENT).redirect(context, BACK);
        } catch (Flawed flawed) {
            own.again(context, account, "moving", flawed);
        }
    }

    private void begin(RoutingContext context, Account account, EmailAddress to, EmailChanges known) {
        if (!AccountMail.reaches(to)) {
            throw new Flawed(Flaw.EMAIL_UNREACHABLE);
        }
        limits.beginMail(account.learner());
        known.begin(account, to, Visitor.of(context).texts());
    }

    private void check(RoutingContext context, EmailChanges known) {
        Account account = own.account(context);
        limits.beginMail(account.learner());
        known.check(account, Visitor.of(context).texts());
        AuditLog.of(context).note("email-check-asked");
        Done.SENT.redirect(context, BACK);
    }
}
