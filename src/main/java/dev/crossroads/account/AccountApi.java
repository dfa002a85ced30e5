package dev.crossroads.account;

import dev.crossroads.account.Accounts.Registration;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The JSON interface of accounts and of who is asking. */
final class AccountApi implements Routes {
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignInLog log;
    private final Optional<EmailChanges> changes;

    AccountApi(Accounts accounts, SignedIn signedIn, SignInLog log, Optional<EmailChanges> changes) {
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.log = log;
        this.changes = changes;
    }

    record SignInRequest(String email, String password, Optional<String> code) {}

    record Me(UUID id, boolean guest, Optional<String> name, List<String> roles) {}

    @Override
    public void mount(Router router) {
        router.get("/api/v1/me").handler(this::me);
        router.post("/api/v1/accounts").handler(this::signUp);
        router.post("/api/v1/session").handler(this::signIn);
        router.delete("/api/v1/session").handler(this::signOut);
    }

    private void me(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Replies.json(
                context,
                200,
                new Me(
                        visitor.learner(),
                        visitor.guest(),
                        Optional.of(visitor.name()).filter(name -> !name.isEmpty()),
                        visitor.roles().stream().sorted().toList()));
    }

    private void signUp(RoutingContext context) {
        Registration registration = Requests.json(context, Registration.class);
        if (!Visitor.of(context).guest()) {
            throw Problem.conflict("You are signed in; sign out before you make another account.");
        }
        Account account = problems(() -> log.witness(
                context,
                "sign-up",
                registration.email(),
                () -> accounts.signUp(registration, signedIn.origin(context))));
        changes.ifPresent(known -> known.check(account, Visitor.of(context).texts()));
        // An account that was there already and has a second factor is signed in to by the other call.
        enter(context, account, Optional.empty());
        Replies.json(
                context,
                201,
                new Me(account.learner(), false, Optional.of(account.name().text()), List.of()));
    }

    private void signIn(RoutingContext context) {
        SignInRequest request = Requests.json(context, SignInRequest.class);
        Account account = problems(() -> log.witness(
                context,
                "sign-in",
                request.email(),
                () -> accounts.signIn(request.email(), request.password(), signedIn.origin(context))));
        enter(context, account, request.code());
        Replies.noContent(context);
    }

    private void enter(RoutingContext context, Account account, Optional<String> code) {
        if (accounts.asksMore(account)) {
            problems(() -> log.witness(context, "second-factor", account.email().text(), () -> {
                String given = code.orElseThrow(() -> new Flawed(Flaw.CODE_MISSING));
                return accounts.second(account, given);
            }));
        }
        signedIn.open(context, account);
    }

    private void signOut(RoutingContext context) {
        signedIn.leave(context);
        Replies.noContent(context);
    }

    /** A flaw as a problem that names its member. */
    private static Account problems(Supplier<Account> step) {
        try {
            return step.get();
        } catch (Flawed flawed) {
            Flaw flaw = flawed.flaws().getFirst();
            throw switch (flaw) {
                case EMAIL_TAKEN -> Problem.conflict(new Message(flaw.key())).with("member", flaw.field());
                case SIGN_IN -> Problem.of(401, "Unauthorized", new Message(flaw.key()));
                case CODE_WRONG, CODE_MISSING ->
                    Problem.of(401, "Unauthorized", new Message(flaw.key())).with("member", flaw.field());
                default -> Problem.badRequest(new Message(flaw.key())).with("member", flaw.field());
            };
        }
    }
}
