package se.lagesbild.backend.hotspots.people;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.HotSpots;
import se.lagesbild.backend.hotspots.RankingAsked;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.places.PriorityPlaces;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.GeoJson;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;

/** The computed places beside people's, and what people put aside. */
@RestController
class PeoplesListController {
    private final RankingAsked ranking;
    private final PriorityPlaces priorityPlaces;
    private final SetAsides setAsides;
    private final ReadLog readLog;
    private final Area area;

    PeoplesListController(
            RankingAsked ranking, PriorityPlaces priorityPlaces, SetAsides setAsides, ReadLog readLog, Area area) {
        this.ranking = ranking;
        this.priorityPlaces = priorityPlaces;
        this.setAsides = setAsides;
        this.readLog = readLog;
        this.area = area;
    }

    /** @param mayWithdraw true where whoever asks may take it back */
    record SetAsideView(
            UUID id,
            String spot,
            String name,
            String reason,
            SetAside.Party party,
            LocalDate until,
            OffsetDateTime setAt,
            String setBy,
            boolean mayWithdraw) {}

    /** @param people ids of the priority places that are the same place; empty: only the computer has it */
    record ComputedView(
            String id,
            int rank,
            String name,
            int count,
            HotSpots.Confidence confidence,
            String sentence,
            boolean example,
            JsonNode geometry,
            List<UUID> people,
            @Nullable SetAsideView setAside) {}

    /** @param spots ids of the computed places that are the same place; empty: only people have it */
    record PeoplesView(
            UUID id,
            String name,
            @Nullable String reason,
            @Nullable String party,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String fromHotSpot,
            boolean example,
            List<String> spots) {}

    /** @param otherSetAside in force for places that this selection does not compute */
    record TwoListsView(
            List<ComputedView> computed,
            List<PeoplesView> people,
            List<SetAsideView> otherSetAside,
            int both,
            int usualDays,
            String sentence,
            String sentenceSv,
            String sentenceEn) {}

    @GetMapping("/api/hotspots/people")
    ResponseEntity<TwoListsView> compared(
            Viewer viewer,
            Locale locale,
            LayerFilter asked,
            @RequestParam(required = false) @Nullable String datetime,
            @RequestParam(required = false) @Nullable String compare,
            @RequestParam(defaultValue = "count") String measure,
            @RequestParam(defaultValue = "8") int limit) {
        var spots = ranking.of(viewer, asked, datetime, compare, measure, limit).spots();
        var people = priorityPlaces.inForce(viewer, setAsides.today());
        var kept = setAsides.inForce();
        var lists = TwoLists.of(spots, HotSpots.Spot::area, people, PriorityPlaces.PriorityPlace::area, kept);
        readLog.read(viewer, "hotspots/people", asked.canonical(), (long) spots.size() + people.size());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(answer(viewer, lists, people, kept, locale.getLanguage().equals("en")));
    }

    @PutMapping("/api/hotspots/set-aside/{id}")
    ResponseEntity<SetAsideView> setAside(Viewer viewer, @PathVariable UUID id, @RequestBody JsonNode body) {
        var receipt = setAsides.keep(viewer, id, body);
        return ResponseEntity.status(receipt.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(view(viewer, receipt.setAside()));
    }

    @DeleteMapping("/api/hotspots/set-aside/{id}")
    ResponseEntity<Void> withdraw(Viewer viewer, @PathVariable UUID id) {
        setAsides.withdraw(viewer, id);
        return ResponseEntity.noContent().build();
    }

    private TwoListsView answer(
            Viewer viewer,
            TwoLists<HotSpots.Spot, PriorityPlaces.PriorityPlace> lists,
            List<PriorityPlaces.PriorityPlace> people,
            List<SetAside> kept,
            boolean english) {
        var facts = facts(lists);
        var swedish = DifferenceWords.swedish(facts);
        var inEnglish = DifferenceWords.english(facts);
        var shown = lists.computed().stream()
                .map(TwoLists.Both::setAside)
                .filter(Objects::nonNull)
                .toList();
        return new TwoListsView(
                lists.computed().stream().map(one -> computed(viewer, one)).toList(),
                people.stream().map(one -> people(one, lists)).toList(),
                kept.stream()
                        .filter(one -> !shown.contains(one))
                        .map(one -> view(viewer, one))
                        .toList(),
                facts.both(),
                SetAsides.USUAL_DAYS,
                english ? inEnglish : swedish,
                swedish,
                inEnglish);
    }

    private static DifferenceWords.Facts facts(TwoLists<HotSpots.Spot, PriorityPlaces.PriorityPlace> lists) {
        var putAside = lists.computed().stream()
                .flatMap(one -> one.setAside() == null
                        ? Stream.empty()
                        : Stream.of(new DifferenceWords.PutAside(
                                one.computed().name(),
                                one.setAside().party(),
                                one.setAside().until(),
                                one.setAside().reason())))
                .toList();
        return new DifferenceWords.Facts(
                lists.computed().size(),
                (int) lists.onBoth(),
                putAside,
                lists.onlyPeople().stream()
                        .map(PriorityPlaces.PriorityPlace::name)
                        .toList(),
                (int) lists.onlyPeople().stream()
                        .filter(one -> one.reason() == null)
                        .count());
    }

    private ComputedView computed(Viewer viewer, TwoLists.Both<HotSpots.Spot, PriorityPlaces.PriorityPlace> one) {
        var spot = one.computed();
        return new ComputedView(
                spot.id(),
                spot.rank(),
                spot.name(),
                spot.count(),
                spot.confidence(),
                spot.sentence(),
                spot.example(),
                GeoJson.write(Crs.WGS_84.from(area.crs(), spot.area())),
                one.people().stream().map(PriorityPlaces.PriorityPlace::id).toList(),
                one.setAside() == null ? null : view(viewer, one.setAside()));
    }

    private static PeoplesView people(
            PriorityPlaces.PriorityPlace place, TwoLists<HotSpots.Spot, PriorityPlaces.PriorityPlace> lists) {
        return new PeoplesView(
                place.id(),
                place.name(),
                place.reason(),
                place.party(),
                place.validFrom(),
                place.validTo(),
                place.fromHotSpot(),
                place.example(),
                lists.computed().stream()
                        .filter(one -> one.people().contains(place))
                        .map(one -> one.computed().id())
                        .toList());
    }

    private SetAsideView view(Viewer viewer, SetAside one) {
        return new SetAsideView(
                one.id(),
                one.spot(),
                one.name(),
                one.reason(),
                one.party(),
                one.until(),
                one.setAt().atZone(area.timeZone()).toOffsetDateTime(),
                one.setBy(),
                SetAsides.mayWithdraw(viewer, one));
    }
}
