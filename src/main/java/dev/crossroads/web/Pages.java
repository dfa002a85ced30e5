package dev.crossroads.web;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Turns view models into HTML. Templates lie in {@code /templates/<feature>/<name>.hbs} and hold no logic: a page is a
 * record whose values are ready to be shown. Everything is escaped unless a template says otherwise. Templates are
 * compiled once; one instance serves all threads.
 */
public final class Pages {
    private static final String LAYOUT = "web/layout";

    private final Handlebars handlebars;

    /** Pages from the templates on the class path. Blocks while it reads what every page needs. */
    public Pages() {
        handlebars = new Handlebars(new ClassPathTemplateLoader("/templates", ".hbs"))
                .with(new ConcurrentMapTemplateCache())
                .prettyPrint(false)
                .with(Escaping.INSTANCE)
                .registerHelperMissing((Helper<Object>) Pages::refuseUnresolved);
        handlebars.setInfiniteLoops(false);
        TextHelpers.register(handlebars);
        MarkupHelpers.register(handlebars);
        Texts.of(Language.ENGLISH);
        compiled(LAYOUT);
    }

    /**
     * The HTML of a page, in the language of its {@link Chrome}.
     *
     * @param template such as {@code progress/lesson}
     * @param page the view model the template was written for
     * @throws IllegalStateException when the template asks for a value that the page does not have: an error of ours
     */
    public String render(String template, Object page) {
        Template compiled = compiled(template);
        try {
            Context context = Context.newBuilder(page)
                    .resolver(RecordValueResolver.INSTANCE, MapValueResolver.INSTANCE)
                    .build();
            if (RecordValueResolver.INSTANCE.resolve(page, "chrome") instanceof Chrome chrome) {
                context.data(TextHelpers.TEXTS, chrome.texts());
            }
            return compiled.apply(context);
        } catch (IOException e) {
            throw failed(template, e);
        }
    }

    /**
     * The HTML of a part of a page, for where it is sent alone.
     *
     * @param part the value the template was written for
     */
    public String part(String template, Object part, Texts texts) {
        Template compiled = compiled(template);
        try {
            Context context = Context.newBuilder(part)
                    .resolver(RecordValueResolver.INSTANCE, MapValueResolver.INSTANCE)
                    .build();
            context.data(TextHelpers.TEXTS, texts);
            return compiled.apply(context);
        } catch (IOException e) {
            throw failed(template, e);
        }
    }

    private Template compiled(String template) {
        try {
            return handlebars.compile(template);
        } catch (IOException e) {
            throw failed(template, e);
        }
    }

    private static UncheckedIOException failed(String template, IOException e) {
        return new UncheckedIOException("The template " + template + " can't be read", e);
    }

    private static Object refuseUnresolved(Object context, Options options) {
        throw new IllegalStateException("The template " + options.fn.filename() + " asks for " + options.helperName
                + ", which its page does not have");
    }
}
