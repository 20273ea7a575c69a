package se.lagesbild.backend.access;

import static se.lagesbild.backend.access.Role.ADMIN;
import static se.lagesbild.backend.access.Role.BOARD;
import static se.lagesbild.backend.access.Role.DPO;
import static se.lagesbild.backend.access.Role.PLANNER;
import static se.lagesbild.backend.access.Role.POLICE;
import static se.lagesbild.backend.access.Role.REPORTER;
import static se.lagesbild.backend.access.Role.WARDEN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table of rights: which address is open to whom. What is not named here is closed. */
final class AccessRules {
    private AccessRules() {}

    /**
     * @param method null for every method
     * @param pattern path pattern
     * @param roles who may; empty for everybody, also those who have not logged in
     */
    record Rule(@Nullable HttpMethod method, String pattern, Set<Role> roles) {}

    private static final Set<Role> EVERY_ACCOUNT = EnumSet.of(WARDEN, PLANNER, POLICE, REPORTER, BOARD, ADMIN, DPO);
    private static final Set<Role> OPEN = Set.of();

    static final List<Rule> TABLE = List.of(
            open(HttpMethod.GET, "/login"),
            open(HttpMethod.GET, "/login.html"),
            open(HttpMethod.GET, "/first-admin"),
            open(HttpMethod.GET, "/first-admin.html"),
            open(HttpMethod.POST, "/api/first-administrator"),
            open(HttpMethod.GET, "/shared/**"),
            open(HttpMethod.GET, "/start/*.js"),
            open(HttpMethod.GET, "/start/*.css"),
            open(HttpMethod.GET, "/planner/*.js"),
            open(HttpMethod.GET, "/planner/*.css"),
            // whom the phone app is for; its files hold no data and are open, so that a phone can fetch a new version
            // at any time
            of(HttpMethod.GET, "/warden", EnumSet.of(WARDEN, PLANNER)),
            open(HttpMethod.GET, "/warden/**"),
            open(HttpMethod.GET, "/webjars/**"),
            open(HttpMethod.GET, "/favicon.ico"),
            open(HttpMethod.GET, "/favicon.svg"),
            open(HttpMethod.GET, "/error"),
            // says how to ask, and what is open to whoever asks
            open(HttpMethod.GET, "/ogc"),
            open(HttpMethod.HEAD, "/ogc"),
            open(HttpMethod.GET, "/ogc/"),
            open(HttpMethod.HEAD, "/ogc/"),
            open(HttpMethod.GET, "/ogc/conformance"),
            open(HttpMethod.HEAD, "/ogc/conformance"),
            open(HttpMethod.GET, "/ogc/api"),
            open(HttpMethod.HEAD, "/ogc/api"),
            open(HttpMethod.GET, "/ogc/tileMatrixSets/**"),
            open(HttpMethod.HEAD, "/ogc/tileMatrixSets/**"),
            open(HttpMethod.GET, "/ogc/collections"),
            open(HttpMethod.HEAD, "/ogc/collections"),
            of(HttpMethod.GET, "/", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/index.html", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/map", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/planner/map.html", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/me", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/api/openapi.json", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/api/openapi.json/**", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/api/docs", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/api/swagger-ui/**", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/swagger-ui/**", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/api/categories", EVERY_ACCOUNT),
            of(HttpMethod.PUT, "/api/observations/*", EnumSet.of(WARDEN, PLANNER, REPORTER)),
            of(HttpMethod.DELETE, "/api/observations/*", EnumSet.of(WARDEN, PLANNER, REPORTER)),
            of(HttpMethod.POST, "/api/observations/batch", EnumSet.of(WARDEN, PLANNER, REPORTER)),
            of(HttpMethod.POST, "/api/observations/summary", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/observations/export", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/observations/export", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/api/layers/*/export", EnumSet.of(PLANNER, POLICE, WARDEN)),
            of(HttpMethod.POST, "/api/observations/*/verify", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/observations/*/duplicate-of/*", EnumSet.of(WARDEN, PLANNER)),
            of(HttpMethod.POST, "/api/observations/*/hand-off", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/observations/*/close", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/observations/*/reopen", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/api/observations/*/near", EnumSet.of(WARDEN, PLANNER)),
            of(HttpMethod.PUT, "/api/photos/*", EnumSet.of(WARDEN, PLANNER, REPORTER)),
            of(HttpMethod.GET, "/api/photos/*", EnumSet.of(WARDEN, PLANNER, REPORTER)),
            of(HttpMethod.GET, "/api/observations/**", EnumSet.of(WARDEN, PLANNER, REPORTER)),
            of(HttpMethod.GET, "/api/observations", EnumSet.of(WARDEN, PLANNER, REPORTER)),
            of(HttpMethod.GET, "/api/density", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/api/hotspots", EnumSet.of(PLANNER, POLICE)),
            // how good the lists are: the board may know, without the numbers of single places
            of(HttpMethod.GET, "/map/hotspots", EnumSet.of(PLANNER, POLICE, BOARD)),
            of(HttpMethod.GET, "/planner/hotspots.html", EnumSet.of(PLANNER, POLICE, BOARD)),
            of(HttpMethod.GET, "/api/hotspots/evaluation", EnumSet.of(PLANNER, POLICE, BOARD)),
            of(HttpMethod.GET, "/api/hotspots/weeks", EnumSet.of(PLANNER, POLICE, BOARD)),
            of(HttpMethod.GET, "/api/hotspots/weeks/*", EnumSet.of(PLANNER, POLICE, BOARD)),
            of(HttpMethod.GET, "/api/hotspots/why", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.POST, "/api/hotspots/why", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/hotspots/overlap", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/hotspots/groups", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/hotspots/people", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.PUT, "/api/hotspots/set-aside/*", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.DELETE, "/api/hotspots/set-aside/*", EnumSet.of(PLANNER, POLICE)),
            // one place at a time: not for the board
            of(HttpMethod.GET, "/map/follow-up", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/planner/follow-up.html", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/follow-up", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.POST, "/api/rounds/plan", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.POST, "/api/rounds/walk", EnumSet.of(PLANNER, POLICE)),
            // beside rounds that were handed out, and beside each place's debt
            of(HttpMethod.POST, "/api/rounds/compare", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/api/rounds/candidates", EnumSet.of(PLANNER)),
            of(HttpMethod.PUT, "/api/rounds/*", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/rounds/*/publish", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/rounds/*/withdraw", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/api/rounds", EnumSet.of(WARDEN, PLANNER)),
            of(HttpMethod.GET, "/api/rounds/debriefs", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/api/rounds/*", EnumSet.of(WARDEN, PLANNER)),
            of(HttpMethod.PUT, "/api/rounds/*/debrief", EnumSet.of(WARDEN, PLANNER)),
            of(HttpMethod.GET, "/api/rounds/*/debrief", EnumSet.of(WARDEN, PLANNER)),
            of(HttpMethod.GET, "/api/rounds/*/brief", EnumSet.of(WARDEN, PLANNER)),
            of(HttpMethod.GET, "/api/places/*/qr.svg", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/planner/qr.html", EnumSet.of(PLANNER)),
            of(HttpMethod.PUT, "/api/shifts/*", EnumSet.of(WARDEN, PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/shifts", EnumSet.of(WARDEN, PLANNER, POLICE)),
            of(HttpMethod.PUT, "/api/presence/*", EnumSet.of(WARDEN, PLANNER, POLICE)),
            of(HttpMethod.DELETE, "/api/presence/*", EnumSet.of(WARDEN, PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/presence", EnumSet.of(WARDEN, PLANNER, POLICE)),
            of(HttpMethod.GET, "/map/dose", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/planner/dose.html", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/dose", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/priority-places/**", EnumSet.of(PLANNER, POLICE, WARDEN)),
            of(HttpMethod.GET, "/api/patrol-areas/**", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/zones/**", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.PUT, "/api/priority-places/*", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.PUT, "/api/patrol-areas/*", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.PUT, "/api/zones/*", EnumSet.of(PLANNER)),
            of(HttpMethod.DELETE, "/api/priority-places/*", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.DELETE, "/api/patrol-areas/*", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.DELETE, "/api/zones/*", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/priority-places/*/restore", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.POST, "/api/patrol-areas/*/restore", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.POST, "/api/zones/*/restore", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/api/views", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/views/*", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.PUT, "/api/views/*", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.DELETE, "/api/views/*", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.GET, "/api/reporter-hours", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/imports", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/api/imports/*", EnumSet.of(PLANNER)),
            of(HttpMethod.GET, "/ogc/wfs", EnumSet.of(PLANNER, POLICE, WARDEN)),
            of(HttpMethod.POST, "/ogc/wfs", EnumSet.of(PLANNER, POLICE, WARDEN)),
            // published schemas of the OGC and W3C: no data
            open(HttpMethod.GET, "/ogc/schemas/**"),
            of(HttpMethod.GET, "/api/uploads", EnumSet.of(PLANNER, POLICE)),
            of(HttpMethod.PUT, "/api/uploads/*", EnumSet.of(PLANNER)),
            of(HttpMethod.DELETE, "/api/uploads/*", EnumSet.of(PLANNER)),
            of(HttpMethod.POST, "/api/uploads/*/restore", EnumSet.of(PLANNER)),
            // layers of other servers: each names its readers
            open(HttpMethod.GET, "/admin/*.js"),
            open(HttpMethod.GET, "/admin/*.css"),
            of(HttpMethod.GET, "/admin", EnumSet.of(ADMIN)),
            of(HttpMethod.GET, "/admin/index.html", EnumSet.of(ADMIN)),
            of(HttpMethod.GET, "/api/outside-layers", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/api/outside-layers/*", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/api/outside-layers/*/tiles/**", EVERY_ACCOUNT),
            of(HttpMethod.GET, "/api/outside-layers/*/legend", EVERY_ACCOUNT),
            of(HttpMethod.POST, "/api/outside-layers/try", EnumSet.of(ADMIN)),
            of(HttpMethod.PUT, "/api/outside-layers/*", EnumSet.of(ADMIN)),
            of(HttpMethod.DELETE, "/api/outside-layers/*", EnumSet.of(ADMIN)),
            of(HttpMethod.POST, "/api/outside-layers/*/restore", EnumSet.of(ADMIN)),
            of(HttpMethod.GET, "/ogc/wms", EnumSet.of(PLANNER, POLICE, WARDEN)),
            of(HttpMethod.POST, "/api/map-prints", EnumSet.of(PLANNER, POLICE)),
            // a collection is there for its readers and for nobody else: each layer names them
            of(HttpMethod.GET, "/ogc/collections/**", EVERY_ACCOUNT),
            of(HttpMethod.HEAD, "/ogc/collections/**", EVERY_ACCOUNT));

    /** Addresses that never look at a session or set a cookie. */
    static final List<String> PUBLIC = List.of("/api/area", "/actuator/health", "/actuator/health/**");

    /** True when some rule names the address, for whatever method or role. */
    static boolean knows(String path) {
        var parsed = PathContainer.parsePath(path);
        return TABLE.stream()
                .anyMatch(rule ->
                        PathPatternParser.defaultInstance.parse(rule.pattern()).matches(parsed));
    }

    private static Rule open(HttpMethod method, String pattern) {
        return new Rule(method, pattern, OPEN);
    }

    private static Rule of(HttpMethod method, String pattern, Set<Role> roles) {
        return new Rule(method, pattern, roles);
    }
}
