package se.lagesbild.backend.patrols;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.lagesbild.backend.Problem;
import se.lagesbild.gis.formats.Area;

/** QR codes that open the wardens' app at a place. */
@RestController
class PlaceCodeController {
    private final RoundQueries rounds;
    private final Area area;

    PlaceCodeController(RoundQueries rounds, Area area) {
        this.rounds = rounds;
        this.area = area;
    }

    /** @param id of a known place, or of a place that some round stops at */
    @GetMapping("/api/places/{id}/qr.svg")
    ResponseEntity<String> code(@PathVariable String id) {
        boolean known = area.places().stream().anyMatch(place -> place.id().equals(id));
        if (!known && rounds.placeName(id).isEmpty()) {
            throw Problem.of(404, "no-such-place");
        }
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/warden/")
                .queryParam("plats", "{place}")
                .encode()
                .buildAndExpand(id)
                .toUriString();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(PlaceCode.svg(address));
    }
}
