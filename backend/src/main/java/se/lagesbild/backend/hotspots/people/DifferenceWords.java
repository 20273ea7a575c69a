package se.lagesbild.backend.hotspots.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The difference between the two lists in plain words, Swedish and English. Pure. */
final class DifferenceWords {
    private static final int NAMED = 3;
    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");

    private DifferenceWords() {}

    /**
     * @param computed places on the computed list, {@code both} of them on people's too
     * @param putAside those of the computed ones that people have put aside, in order of rank, with the name they have now
     * @param onlyPeople names of places that people alone have
     * @param withoutReason how many of those have no reason
     */
    record Facts(int computed, int both, List<PutAside> putAside, List<String> onlyPeople, int withoutReason) {}

    record PutAside(String name, SetAside.Party party, LocalDate until, String reason) {}

    static String swedish(Facts facts) {
        var words = new StringBuilder();
        if (facts.computed == 0) {
            words.append("Ingen plats är uträknad för urvalet.");
        } else if (facts.both == 0) {
            words.append(
                    facts.computed == 1
                            ? "Den enda uträknade platsen finns inte bland era prioriterade platser."
                            : "Ingen av de %d uträknade platserna finns bland era prioriterade platser."
                                    .formatted(facts.computed));
        } else if (facts.both == facts.computed) {
            words.append(
                    facts.computed == 1
                            ? "Den enda uträknade platsen finns också bland era prioriterade platser."
                            : "Alla %d uträknade platser finns också bland era prioriterade platser."
                                    .formatted(facts.computed));
        } else {
            words.append("%d av %d uträknade platser finns också bland era prioriterade platser."
                    .formatted(facts.both, facts.computed));
        }
        for (var one : facts.putAside.stream().limit(NAMED).toList()) {
            words.append(" %s är struken av %s till och med %s: %s"
                    .formatted(
                            one.name(),
                            one.party() == SetAside.Party.POLICE ? "polisen" : "kommunen",
                            day(one.until(), SWEDISH),
                            ended(one.reason())));
        }
        if (facts.putAside.size() > NAMED) {
            words.append(" %d till är strukna.".formatted(facts.putAside.size() - NAMED));
        }
        int own = facts.onlyPeople.size();
        if (own > 0) {
            words.append(
                            own == 1
                                    ? " En prioriterad plats är inte uträknad: "
                                    : " %d prioriterade platser är inte uträknade: ".formatted(own))
                    .append(named(facts.onlyPeople, "och", "till"))
                    .append('.');
        }
        if (facts.withoutReason > 0) {
            words.append(
                    own == 1
                            ? " Den saknar skäl."
                            : facts.withoutReason == 1
                                    ? " En av dem saknar skäl."
                                    : " %d av dem saknar skäl.".formatted(facts.withoutReason));
        }
        return words.toString();
    }

    static String english(Facts facts) {
        var words = new StringBuilder();
        if (facts.computed == 0) {
            words.append("No place is computed for this selection.");
        } else if (facts.both == 0) {
            words.append(
                    facts.computed == 1
                            ? "The only computed place is not among your priority places."
                            : "None of the %d computed places is among your priority places."
                                    .formatted(facts.computed));
        } else if (facts.both == facts.computed) {
            words.append(
                    facts.computed == 1
                            ? "The only computed place is also among your priority places."
                            : "All %d computed places are also among your priority places.".formatted(facts.computed));
        } else {
            words.append("%d of %d computed places are also among your priority places."
                    .formatted(facts.both, facts.computed));
        }
        for (var one : facts.putAside.stream().limit(NAMED).toList()) {
            words.append(" %s is set aside by the %s until %s: %s"
                    .formatted(
                            one.name(),
                            one.party() == SetAside.Party.POLICE ? "police" : "municipality",
                            day(one.until(), Locale.UK),
                            ended(one.reason())));
        }
        if (facts.putAside.size() > NAMED) {
            words.append(" %d more are set aside.".formatted(facts.putAside.size() - NAMED));
        }
        int own = facts.onlyPeople.size();
        if (own > 0) {
            words.append(
                            own == 1
                                    ? " One priority place is not computed: "
                                    : " %d priority places are not computed: ".formatted(own))
                    .append(named(facts.onlyPeople, "and", "more"))
                    .append('.');
        }
        if (facts.withoutReason > 0) {
            words.append(
                    own == 1
                            ? " It has no reason."
                            : facts.withoutReason == 1
                                    ? " One of them has no reason."
                                    : " %d of them have no reason.".formatted(facts.withoutReason));
        }
        return words.toString();
    }

    /** "A", "A och B", "A, B och C", "A, B, C och 2 till". */
    private static String named(List<String> names, String and, String more) {
        int left = names.size() - NAMED;
        if (left > 0) {
            return "%s %s %d %s".formatted(String.join(", ", names.subList(0, NAMED)), and, left, more);
        }
        var last = names.get(names.size() - 1);
        return names.size() == 1
                ? last
                : String.join(", ", names.subList(0, names.size() - 1)) + " " + and + " " + last;
    }

    private static String ended(String reason) {
        return reason.matches("(?s).*[.!?…]") ? reason : reason + ".";
    }

    private static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM", locale).format(day);
    }
}
