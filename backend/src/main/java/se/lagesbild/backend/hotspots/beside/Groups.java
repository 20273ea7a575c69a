package se.lagesbild.backend.hotspots.beside;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.Categories;
import se.lagesbild.gis.formats.Area;

/** What rankings can be made for one by one: the settings, the groups of categories, the focus areas of the agreement in force. */
@Component
class Groups {
    private final Categories categories;
    private final Clock clock;
    private final Area area;

    Groups(Categories categories, Clock clock, Area area) {
        this.categories = categories;
        this.clock = clock;
        this.area = area;
    }

    /** A part of everything: exactly one of the three sets is filled. */
    record Group(
            String code,
            String nameSv,
            String nameEn,
            Set<String> settings,
            Set<String> categories,
            Set<String> focus) {
        /** The selection within this group, or null where they have nothing in common. */
        @Nullable
        LayerFilter within(LayerFilter asked) {
            var chosenSettings = common(asked.settings(), settings);
            var chosenCategories = common(asked.categories(), categories);
            var chosenFocus = common(asked.focus(), focus);
            if (chosenSettings == null || chosenCategories == null || chosenFocus == null) {
                return null;
            }
            return new LayerFilter(
                    asked.from(),
                    asked.until(),
                    chosenCategories,
                    chosenSettings,
                    asked.sources(),
                    chosenFocus,
                    asked.hours(),
                    asked.statuses(),
                    asked.bbox(),
                    asked.text());
        }
    }

    /** An empty set means all; null means none. */
    private static @Nullable Set<String> common(Set<String> asked, Set<String> own) {
        if (asked.isEmpty() || own.isEmpty()) {
            return asked.isEmpty() ? own : asked;
        }
        var both = new HashSet<>(asked);
        both.retainAll(own);
        return both.isEmpty() ? null : both;
    }

    /** A selection that asks for none of these settings keeps its own: whoever asks gets an empty list. */
    static LayerFilter withSettings(LayerFilter asked, Set<String> settings) {
        var within = new Group("", "", "", settings, Set.of(), Set.of()).within(asked);
        return within == null
                ? new LayerFilter(
                        asked.from(),
                        asked.until(),
                        asked.categories(),
                        Set.of("NONE"),
                        asked.sources(),
                        asked.focus(),
                        asked.hours(),
                        asked.statuses(),
                        asked.bbox(),
                        asked.text())
                : within;
    }

    /** @throws Problem 400 for anything but setting, group and focus */
    List<Group> of(String by) {
        return switch (by) {
            case "setting" ->
                List.of(
                        setting("PUBLIC_SPACE", "Allmän plats", "Public space"),
                        setting("TRAFFIC", "Trafik", "Traffic"),
                        setting("PORT", "Hamn", "Port"));
            case "group" -> byGroup();
            case "focus" -> byFocus();
            default -> throw Problem.badQuery("by", "not-one-of", by, "setting, group, focus");
        };
    }

    private static Group setting(String code, String nameSv, String nameEn) {
        return new Group(code, nameSv, nameEn, Set.of(code), Set.of(), Set.of());
    }

    private List<Group> byGroup() {
        var codes = new LinkedHashMap<String, Set<String>>();
        for (var category : categories.list()) {
            if (category.planningWeight() > 0) {
                codes.computeIfAbsent(category.group(), group -> new HashSet<>())
                        .add(category.code());
            }
        }
        var groups = new ArrayList<Group>();
        codes.forEach((group, members) -> groups.add(new Group(group, group, group, Set.of(), members, Set.of())));
        return groups;
    }

    /** Of the agreement whose years hold today, or else of the last. */
    private List<Group> byFocus() {
        var areas = categories.focusAreas();
        if (areas.isEmpty()) {
            return List.of();
        }
        int year = clock.instant().atZone(area.timeZone()).getYear();
        var inForce = areas.stream()
                .map(Categories.FocusArea::agreement)
                .filter(agreement -> holds(agreement, year))
                .reduce((first, second) -> second)
                .orElse(areas.get(areas.size() - 1).agreement());
        return areas.stream()
                .filter(focus -> focus.agreement().equals(inForce))
                .map(focus -> new Group(
                        focus.code(), focus.nameSv(), focus.nameEn(), Set.of(), Set.of(), Set.of(focus.code())))
                .toList();
    }

    private static boolean holds(String agreement, int year) {
        var years = agreement.split("-");
        return years.length == 2
                && years[0].matches("[0-9]{4}")
                && years[1].matches("[0-9]{4}")
                && Integer.parseInt(years[0]) <= year
                && year <= Integer.parseInt(years[1]);
    }
}
