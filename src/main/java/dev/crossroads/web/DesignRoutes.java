package dev.crossroads.web;

import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The design system on one page, {@code /design}: tokens as they are declared, components as pages use them. For those
 * who work on pages, in English; a server shows it only where its operator asked for it.
 */
public final class DesignRoutes implements Routes {
    private static final String TITLE = "Design";

    private final Pages pages;
    private final Frame frame;
    private final List<DesignPage.Group> groups;

    /** Reads the tokens; blocks while it does. */
    public DesignRoutes(Pages pages, Frame frame) {
        this.pages = pages;
        this.frame = frame;
        byte[] tokens = ClasspathTree.read("webroot/css").get("tokens.css");
        this.groups = DesignTokens.in(new String(tokens, StandardCharsets.UTF_8));
    }

    @Override
    public void mount(Router router) {
        router.get("/design").handler(context -> {
            Chrome chrome = frame.aroundAnyone(TITLE, Visit.of(context));
            Replies.html(context, 200, pages.render("web/design", new DesignPage(chrome, groups)));
        });
    }
}
