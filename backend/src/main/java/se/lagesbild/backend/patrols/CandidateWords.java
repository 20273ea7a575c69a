package se.lagesbild.backend.patrols;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.places.PriorityPlaces;
import se.lagesbild.backend.presence.DoseLedger;

/** Why a priority place should be in a round, in plain Swedish. Pure. */
final class CandidateWords {
    private CandidateWords() {}

    static String why(
            PriorityPlaces.PriorityPlace place,
            ThirdDay.@Nullable Due due,
            @Nullable LocalDate last,
            LocalDate day,
            DoseLedger.@Nullable PlaceDose line,
            boolean wantedThen) {
        if (line == null) {
            return place.reason() == null || place.reason().isBlank()
                    ? "Prioriterad plats."
                    : "Prioriterad plats: " + place.reason().strip();
        }
        var turn = due == null ? notThen(wantedThen) : turn(due, last, day);
        return turn + owed(line);
    }

    private static String notThen(boolean wantedThen) {
        return wantedThen ? "Prioriterad plats." : "Prioriterad plats, men inga önskade tider den dagen.";
    }

    private static String turn(ThirdDay.Due due, @Nullable LocalDate last, LocalDate day) {
        var since = last == null ? "" : since(ChronoUnit.DAYS.between(last, day));
        return switch (due) {
            case NEVER -> "På tur: inget besök är känt de senaste åtta veckorna.";
            case OVERDUE -> "På tur, försenad: senaste besöket %s, minst var tredje dag är målet.".formatted(since);
            case TODAY -> "På tur: tredje dagen sedan senaste besöket.";
            case TOMORROW ->
                "På tur senast dagen efter: senaste besöket %s, minst var tredje dag är målet.".formatted(since);
            case LATER -> "Besökt %s.".formatted(since);
        };
    }

    private static String since(long days) {
        return days == 0 ? "samma dag" : days == 1 ? "dagen före" : "%d dagar före".formatted(days);
    }

    private static String owed(DoseLedger.PlaceDose line) {
        var owed = line.owed();
        var wanted = line.wanted();
        if (owed == null || wanted == null || owed.minutes() == 0) {
            return "";
        }
        return owed.visits() == null
                ? " %d av veckans %d minuter återstår.".formatted(owed.minutes(), wanted.minutes())
                : " %d av veckans %d besök återstår.".formatted(owed.visits(), wanted.visits());
    }
}
