package dev.crossroads.account;

import dev.crossroads.account.AccountPages.AccountPage;
import dev.crossroads.account.AccountPages.Made;
import dev.crossroads.account.AccountPages.SessionRow;
import dev.crossroads.account.AccountPages.SignInPage;
import dev.crossroads.account.AccountPages.SignUpPage;
import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.account.Accounts.Registration;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Outgoing;
import dev.crossroads.web.OwnPath;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** The pages to sign up, in and out, and the page of one's own account. */
final class AccountRoutes implements Routes {
    private static final String ACCOUNT = "/account";
    private static final String SIGN_IN = "/sign-in";
    private static final int AGAIN = 400;

    private final Accounts accounts;
    private final SignedIn signedIn;
    private final Instructors instructors;
    private final IdentityTable identities;
    private final Optional<String> provider;
    private final LearnerRecords records;
    private final Pages pages;
    private final Frame frame;

    AccountRoutes(
            Accounts accounts,
            SignedIn signedIn,
            Instructors instructors,
            IdentityTable identities,
            Optional<String> provider,
            LearnerRecords records,
            Pages pages,
            Frame frame) {
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.instructors = instructors;
        this.identities = identities;
        this.provider = provider;
        this.records = records;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/sign-up").handler(context -> signUp(context, 200, "", "", next(context), Wrong.nothing()));
        router.post("/sign-up").handler(this::register);
        router.get(SIGN_IN).handler(context -> signIn(context, 200, "", next(context), Wrong.nothing()));
        router.post(SIGN_IN).handler(this::enter);
        router.post("/sign-out").handler(this::leave);
        router.get(ACCOUNT).handler(this::account);
        router.get("/account/export").handler(this::export);
        router.post("/account/name").handler(this::rename);
        router.post("/account/password").handler(this::changePassword);
        router.post("/account/sign-out-everywhere").handler(this::leaveEverywhere);
        router.post("/account/deletion").handler(this::delete);
        router.post("/account/instructors").handler(this::makeInstructor);
        router.post("/account/instructors/removal").handler(this::unmakeInstructor);
    }

    private void signUp(RoutingContext context, int status, String email, String name, String next, Wrong wrong) {
        if (isSignedIn(context)) {
            return;
        }
        SignUpPage page = new SignUpPage(chrome(context, "account.sign-up.title"), email, name, next, provider, wrong);
        Replies.html(context, status, pages.render("account/sign-up", page));
    }

    private void register(RoutingContext context) {
        Form form = Requests.form(context);
        Registration typed = new Registration(form.required("email"), form.required("name"), form.required("password"));
        try {
            Account account = accounts.signUp(typed, signedIn.origin(context));
            signedIn.enter(context, account);
            Replies.redirect(context, next(context).isEmpty() ? ACCOUNT : next(context));
        } catch (Flawed flawed) {
            signUp(context, AGAIN, typed.email(), typed.name(), next(context), wrong(context, flawed));
        }
    }

    private void signIn(RoutingContext context, int status, String email, String next, Wrong wrong) {
        if (isSignedIn(context)) {
            return;
        }
        SignInPage page = new SignInPage(chrome(context, "account.sign-in.title"), email, next, provider, wrong);
        Replies.html(context, status, pages.render("account/sign-in", page));
    }

    private void enter(RoutingContext context) {
        Form form = Requests.form(context);
        String email = form.required("email");
        try {
            Account account = accounts.signIn(email, form.required("password"), signedIn.origin(context));
            signedIn.enter(context, account);
            Replies.redirect(context, next(context).isEmpty() ? "/progress" : next(context));
        } catch (Flawed flawed) {
            signIn(context, AGAIN, email, next(context), wrong(context, flawed));
        }
    }

    private void leave(RoutingContext context) {
        signedIn.leave(context);
        Replies.redirect(context, "/");
    }

    private void leaveEverywhere(RoutingContext context) {
        signedIn.leaveEverywhere(context);
        Replies.redirect(context, SIGN_IN);
    }

    private void account(RoutingContext context) {
        if (Session.of(context).isEmpty()) {
            Replies.redirect(context, SIGN_IN);
            return;
        }
        show(context, 200, own(context), Wrong.nothing(), Wrong.nothing(), Wrong.nothing());
    }

    private static String deviceName(Texts texts, String userAgent) {
        return Device.of(userAgent)
                .map(device -> texts.say(
                        "account.session.device", Map.of("browser", device.browser(), "system", device.system())))
                .orElse(userAgent.isEmpty() ? "?" : userAgent);
    }

    private void show(
            RoutingContext context, int status, Account account, Wrong renaming, Wrong changing, Wrong deleting) {
        Session here = SignedIn.required(context);
        Texts texts = Visitor.of(context).texts();
        AccountPage page = new AccountPage(
                chrome(context, "account.title"),
                account.email().text(),
                account.name().text(),
                Visitor.of(context).isInstructor(),
                instructors.madeBy(account.learner()).stream()
                        .map(made -> new Made(made.learner().toString(), made.name()))
                        .toList(),
                signedIn.everywhere(account.learner()).stream()
                        .map(session -> new SessionRow(
                                deviceName(texts, session.browser()),
                                texts.dateAndTime(session.usedAt()),
                                session.tokenHash().equals(here.tokenHash())))
                        .toList(),
                provider,
                identities.isLinked(account.learner()).await(),
                account.password().isPresent(),
                renaming,
                changing,
                deleting);
        Replies.html(context, status, pages.render("account/account", page));
    }

    private void rename(RoutingContext context) {
        Account account = own(context);
        try {
            accounts.rename(account.learner(), Requests.form(context).required("name"));
            Replies.redirect(context, ACCOUNT);
        } catch (Flawed flawed) {
            show(context, AGAIN, account, wrong(context, flawed), Wrong.nothing(), Wrong.nothing());
        }
    }

    private void changePassword(RoutingContext context) {
        Account account = own(context);
        Form form = Requests.form(context);
        try {
            accounts.changePassword(
                    account, form.first("current").orElse(""), form.required("password"), signedIn.origin(context));
            signedIn.leaveElsewhere(context, account);
            Replies.redirect(context, ACCOUNT);
        } catch (Flawed flawed) {
            show(context, AGAIN, account, Wrong.nothing(), wrong(context, flawed), Wrong.nothing());
        }
    }

    private void delete(RoutingContext context) {
        Account account = own(context);
        try {
            accounts.confirm(account, Requests.form(context).first("current").orElse(""), signedIn.origin(context));
        } catch (Flawed flawed) {
            show(context, AGAIN, account, Wrong.nothing(), Wrong.nothing(), wrong(context, flawed));
            return;
        }
        records.delete(account.learner());
        signedIn.leave(context);
        Replies.redirect(context, "/");
    }

    private void export(RoutingContext context) {
        String everything = records.export(own(context).learner());
        context.response()
                .putHeader("Content-Disposition", "attachment; filename=\"crossroads.json\"")
                .putHeader("Cache-Control", "private, no-store")
                .putHeader("Content-Type", "application/json");
        Outgoing.end(context, Buffer.buffer(everything));
    }

    private void makeInstructor(RoutingContext context) {
        Visitor visitor = Visitor.requireInstructor(context);
        String email = Requests.form(context).required("email");
        switch (instructors.grant(email, visitor.learner())) {
            case DONE, UNCHANGED -> Replies.redirect(context, ACCOUNT + "#instructors");
            case NO_ACCOUNT ->
                throw Problem.conflict(new Message("account.problem.no-account", Map.of("email", email)));
        }
    }

    private void unmakeInstructor(RoutingContext context) {
        Visitor visitor = Visitor.requireInstructor(context);
        String learner = Requests.form(context).required("learner");
        instructors.madeBy(visitor.learner()).stream()
                .filter(made -> made.learner().toString().equals(learner))
                .findFirst()
                .ifPresent(made -> instructors.revoke(made.learner()));
        Replies.redirect(context, ACCOUNT + "#instructors");
    }

    /** The page of this server that somebody wants to go to then; empty for the usual one. */
    private static String next(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("next"))
                .or(() -> Requests.form(context).first("next"))
                .filter(OwnPath::is)
                .orElse("");
    }

    private Account own(RoutingContext context) {
        return accounts.of(SignedIn.required(context).learner())
                .orElseThrow(() -> Problem.notFound(new Message("account.problem.gone")));
    }

    /** Who is signed in has no use for these pages. */
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
