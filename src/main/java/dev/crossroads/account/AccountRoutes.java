package dev.crossroads.account;

import dev.crossroads.account.AccountPages.SignUpPage;
import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.account.Accounts.Registration;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.SentForm;
import dev.crossroads.web.Visitor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The pages to sign up, in and out, and the page of one's own account. */
final class AccountRoutes implements Routes {
    private static final String ACCOUNT = "/account";
    private static final String SIGN_IN = "/sign-in";
    private static final String RECOVERY = "/account/recovery";
    private static final int AGAIN = 400;

    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignInLog log;
    private final OwnAccount own;
    private final Optional<MailedSignUps> mailed;
    private final Optional<MailedSignUpRoutes> mailedPages;
    private final Optional<String> provider;
    private final SignInForm signInForm;
    private final LearnerRecords records;
    private final Pages pages;
    private final Frame frame;

    AccountRoutes(
            Accounts accounts,
            SignedIn signedIn,
            SignInLog log,
            OwnAccount own,
            Optional<MailedSignUps> mailed,
            Optional<MailedSignUpRoutes> mailedPages,
            Optional<String> provider,
            SignInForm signInForm,
            LearnerRecords records,
            Pages pages,
            Frame frame) {
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.log = log;
        this.own = own;
        this.mailed = mailed;
        this.mailedPages = mailedPages;
        this.provider = provider;
        this.signInForm = signInForm;
        this.records = records;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/sign-up").handler(this::beginSignUp);
        router.post("/sign-up").handler(this::register);
        router.get(SIGN_IN).handler(context -> signIn(context, 200, "", Wrong.nothing()));
        router.post(SIGN_IN).handler(this::enter);
        router.post("/sign-out").handler(this::leave);
        router.get(ACCOUNT).handler(this::account);
        router.get("/account/export").handler(this::export);
        router.post("/account/name").handler(this::rename);
        router.post("/account/password").handler(this::changePassword);
        router.post("/account/sign-out-everywhere").handler(this::leaveEverywhere);
        router.post("/account/deletion").handler(this::delete);
        router.post("/cohorts/handover").handler(this::handOver);
        router.post("/account/sessions/removal").handler(this::endSession);
        router.post("/account/identities/removal").handler(this::unlink);
    }

    private void beginSignUp(RoutingContext context) {
        Optional<Expected.Person> person = signInForm.expected(context);
        signUp(
                context,
                200,
                person.map(Expected.Person::email).orElse(""),
                person.map(Expected.Person::name).orElse(""),
                SignInForm.next(context),
                Wrong.nothing());
    }

    private void signUp(RoutingContext context, int status, String email, String name, String next, Wrong wrong) {
        if (isSignedIn(context)) {
            return;
        }
        SignUpPage page = new SignUpPage(
                chrome(context, "account.sign-up.title"),
                email,
                name,
                next,
                provider,
                wrong,
                signInForm.expected(context).map(Expected.Person::said));
        Replies.html(context, status, pages.render("account/sign-up", page));
    }

    private void register(RoutingContext context) {
        Form form = Requests.form(context);
        Registration typed = new Registration(form.required("email"), form.required("name"), form.required("password"));
        try {
            if (mailed.isPresent()) {
                SignUpTable.Asked asked = mailed.get()
                        .begin(
                                typed,
                                SignInForm.next(context),
                                signedIn.origin(context),
                                Visitor.of(context).texts());
                mailedPages.orElseThrow().sent(context, asked.email().text());
                return;
            }
            Account account = log.witness(
                    context, "sign-up", typed.email(), () -> accounts.signUp(typed, signedIn.origin(context)));
            Optional<String> first = signedIn.enter(context, account);
            if (first.isEmpty()) {
                // Where no mail comes, this is when somebody gets what lets them in again.
                Replies.redirect(context, RECOVERY + AccountPages.query(SignInForm.next(context)));
            } else {
                go(context, first, ACCOUNT);
            }
        } catch (Flawed flawed) {
            signUp(context, AGAIN, typed.email(), typed.name(), SignInForm.next(context), wrong(context, flawed));
        }
    }

    private void signIn(RoutingContext context, int status, String email, Wrong wrong) {
        if (!isSignedIn(context)) {
            signInForm.show(context, status, email, wrong, Optional.empty());
        }
    }

    private void enter(RoutingContext context) {
        Form form = Requests.form(context);
        String email = form.required("email");
        try {
            String password = form.required("password");
            Account account = log.witness(
                    context, "sign-in", email, () -> accounts.signIn(email, password, signedIn.origin(context)));
            Optional<String> first = signedIn.enter(context, account);
            if (first.isPresent() && SentForm.carriedBy(form).isPresent()) {
                own.askCode(context, 200, SignInForm.next(context), Wrong.nothing());
            } else if (first.isPresent() || !own.resumes(context, account, form)) {
                go(context, first, signedIn.home(account));
            }
        } catch (Flawed flawed) {
            signIn(context, AGAIN, email, wrong(context, flawed));
        }
    }

    /** To where somebody came from, else to the usual page; first to where their second factor is asked for. */
    private static void go(RoutingContext context, Optional<String> first, String usual) {
        String next = SignInForm.next(context);
        Replies.redirect(
                context, first.map(page -> page + AccountPages.query(next)).orElse(next.isEmpty() ? usual : next));
    }

    private void leave(RoutingContext context) {
        AuditLog.of(context).note("signed-out");
        signedIn.leave(context);
        Done.SIGNED_OUT.redirect(context, "/");
    }

    private void leaveEverywhere(RoutingContext context) {
        SignedIn.required(context);
        AuditLog.of(context).note("signed-out-everywhere");
        signedIn.leaveEverywhere(context);
        Done.SIGNED_OUT.redirect(context, SIGN_IN);
    }

    private void account(RoutingContext context) {
        if (Session.of(context).isEmpty()) {
            Replies.redirect(context, SIGN_IN);
            return;
        }
        own.show(context);
    }

    private void rename(RoutingContext context) {
        Account account = own.account(context);
        try {
            accounts.rename(account.learner(), Requests.form(context).required("name"));
            Done.SAVED.redirect(context, ACCOUNT);
        } catch (Flawed flawed) {
            own.again(context, account, "renaming", flawed);
        }
    }

    private void changePassword(RoutingContext context) {
        Account account = own.account(context);
        Form form = Requests.form(context);
        try {
            log.witness(context, "password-change", account.email().text(), () -> {
                accounts.changePassword(
                        account,
                        SignedIn.required(context),
                        form.first("current").orElse(""),
                        form.required("password"),
                        signedIn.origin(context));
                return account;
            });
            signedIn.leaveElsewhere(context, account);
            Done.SAVED.redirect(context, ACCOUNT);
        } catch (Flawed flawed) {
            own.again(context, account, "changing", flawed);
        }
    }

    private void endSession(RoutingContext context) {
        if (signedIn.end(context, Requests.form(context).required("session"))) {
            AuditLog.of(context).note("session-ended");
        }
        Done.REMOVED.redirect(context, ACCOUNT + "#sessions");
    }

    private void unlink(RoutingContext context) {
        Account account = own.account(context);
        Form form = Requests.form(context);
        try {
            log.witness(context, "identity-removal", account.email().text(), () -> {
                own.confirm(context, account);
                return account;
            });
        } catch (Flawed flawed) {
            own.again(context, account, "unlinking", flawed);
            return;
        }
        if (account.password().isEmpty()) {
            own.again(context, account, new Message("account.problem.last-door"));
            return;
        }
        accounts.unlink(account, form.required("identity"));
        Done.REMOVED.redirect(context, ACCOUNT + "#identities");
    }

    private void handOver(RoutingContext context) {
        Visitor.requireInstructor(context);
        Account account = own.account(context);
        String email = Requests.form(context).required("email");
        try {
            own.handOver(context, email);
            Done.SAVED.redirect(context, ACCOUNT + "#deletion");
        } catch (Problem problem) {
            own.again(context, account, "handing", problem);
        }
    }

    private void delete(RoutingContext context) {
        Account account = own.account(context);
        List<String> shown = Requests.form(context).all("along");
        if (!own.taughtAlone(account).stream().allMatch(cohort -> shown.contains(cohort.id()))) {
            own.again(context, account, new Message("account.problem.along"));
            return;
        }
        try {
            log.witness(context, "account-deletion", account.email().text(), () -> {
                own.confirm(context, account);
                return account;
            });
        } catch (Flawed flawed) {
            own.again(context, account, "deleting", flawed);
            return;
        }
        records.delete(account.learner());
        signedIn.leave(context);
        Done.DELETED.redirect(context, "/");
    }

    private void export(RoutingContext context) {
        String everything = records.export(own.account(context).learner());
        AuditLog.of(context).note("own-data-exported");
        context.response()
                .putHeader("Content-Disposition", "attachment; filename=\"crossroads.json\"")
                .putHeader("Cache-Control", "private, no-store");
        Replies.send(context, 200, "application/json", Buffer.buffer(everything));
    }

    /** Visitors who are signed in don't need these pages. */
    private static boolean isSignedIn(RoutingContext context) {
        if (Session.of(context).isEmpty()) {
            return false;
        }
        Replies.redirect(context, ACCOUNT);
        return true;
    }

    private static Wrong wrong(RoutingContext context, Flawed flawed) {
        return Wrong.of(flawed.flaws(), Visitor.of(context).texts());
    }

    private Chrome chrome(RoutingContext context, String title) {
        Visitor visitor = Visitor.of(context);
        return frame.around(visitor.texts().say(title), Place.ELSEWHERE, visitor);
    }
}
