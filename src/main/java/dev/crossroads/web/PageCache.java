package dev.crossroads.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.crossroads.web.RenderedPage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages that look the same to many, rendered and compressed for the first of them. A page is found again by the value
 * it is rendered from, so it can't show anything but what that value says: what differs from visitor to visitor must be
 * {@link Slot#mark a slot's mark} in it. Safe for use by many threads.
 */
public final class PageCache {
    /** A few thousand pages as a course's lessons are; those used least go first. */
    private static final long MOST_BYTES = 48L * 1024 * 1024;

    private static final String SHARED = "shared";

    private static final Pattern MARK = Pattern.compile(Pattern.quote(Slot.MARK_START) + "(" + SHARED + ")?([0-9]+)"
            + Pattern.quote(String.valueOf(Slot.MARK_END)));

    private final Pages pages;
    private final AtomicInteger marks = new AtomicInteger();
    private final Cache<Key, RenderedPage> rendered = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key _, RenderedPage page) -> page.ownBytes())
            .build();

    private record Key(String template, Object page) {}

    /** Pages of these templates. */
    public PageCache(Pages pages) {
        this.pages = pages;
    }

    /** Nothing yet that pages have in common, such as the texts of a course's lessons before any of them was shown. */
    public Common common() {
        return new Common();
    }

    /** A page that is kept by whoever asks for it, rendered and compressed once. */
    public static RenderedPage once(Pages pages, String template, Record page) {
        return cut(pages.render(template, page), Map.of());
    }

    /**
     * A page for everybody to whom it looks the same.
     *
     * @param page the view model; two that are equal are the same page
     */
    public RenderedPage page(String template, Record page) {
        return common().page(template, page);
    }

    /** Texts that many pages have in common, kept as long as somebody asks for pages of them. */
    public final class Common {
        private final Map<Integer, Stretch> shared = new ConcurrentHashMap<>();

        private Common() {}

        /**
         * Puts aside a text that many pages have, such as a lesson's own, so that it is held and compressed once for
         * all of them.
         *
         * @param html which a template puts out as it is
         * @return what stands for it in the values of pages, and in none of others
         */
        public String share(String html) {
            int number = marks.getAndIncrement();
            shared.put(number, Stretch.of(html));
            return Slot.MARK_START + SHARED + number + Slot.MARK_END;
        }

        /**
         * A page for everybody to whom it looks the same.
         *
         * @param page the view model, with marks of these texts; two that are equal are the same page
         */
        public RenderedPage page(String template, Record page) {
            return rendered.get(new Key(template, page), key -> cut(pages.render(key.template(), key.page()), shared));
        }
    }

    private static RenderedPage cut(String html, Map<Integer, Stretch> shared) {
        List<Part> parts = new ArrayList<>();
        Matcher mark = MARK.matcher(html);
        int end = 0;
        int own = 0;
        while (mark.find()) {
            own += add(parts, html.substring(end, mark.start()));
            int number = Integer.parseInt(mark.group(2));
            parts.add(mark.group(1) == null ? new Part.Own(Slot.values()[number]) : new Part.Same(shared.get(number)));
            end = mark.end();
        }
        own += add(parts, html.substring(end));
        return new RenderedPage(parts, own);
    }

    private static int add(List<Part> parts, String html) {
        if (html.isEmpty()) {
            return 0;
        }
        Stretch stretch = Stretch.of(html);
        parts.add(new Part.Same(stretch));
        return stretch.text().length + stretch.deflated().length;
    }
}
