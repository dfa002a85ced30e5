package dev.crossroads.account;

import dev.crossroads.web.Form;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Changing the e-mail address of one's account. */
final class EmailRoutes implements Routes {
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignInLog log;
    private final OwnAccount own;

    EmailRoutes(Accounts accounts, SignedIn signedIn, SignInLog log, OwnAccount own) {
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.log = log;
        this.own = own;
    }

    @Override
    public void mount(Router router) {
        router.post("/account/email").handler(this::change);
    }

    private void change(RoutingContext context) {
        Account account = own.account(context);
        Form form = Requests.form(context);
        String typed = form.required("email");
        try {
            Account changed = log.witness(
                    context,
                    "email-change",
                    typed,
                    () -> accounts.changeEmail(
                            account,
                            SignedIn.required(context),
                            form.first("current").orElse(""),
                            typed,
                            signedIn.origin(context)));
            signedIn.remember(context, changed);
            Replies.redirect(context, "/account#email-title");
        } catch (Flawed flawed) {
            own.again(context, account, "moving", flawed);
        }
    }
}
