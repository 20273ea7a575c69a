package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootAccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "landuse=port access=private",
                "landuse=harbour barrier=fence",
                "industrial=port access=no",
                "landuse=industrial foot=no",
                "landuse=military access=no",
                "harbour=yes fenced=yes"
            })
    void closesGroundThatIsFencedOrPrivate(String tags) {
        assertThat(FootAccess.closedGround(tags(tags))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "landuse=port",
                "landuse=harbour access=yes",
                "landuse=port access=private foot=yes",
                "landuse=residential access=private",
                "amenity=parking access=private",
                "barrier=fence",
                "access=private"
            })
    void leavesOtherGroundOpen(String tags) {
        assertThat(FootAccess.closedGround(tags(tags))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "highway=residential",
                "highway=pedestrian",
                "highway=footway footway=sidewalk",
                "highway=path",
                "highway=steps",
                "highway=cycleway",
                "highway=cycleway foot=designated",
                "highway=service service=parking_aisle",
                "highway=primary",
                "highway=primary bridge=yes",
                "highway=footway tunnel=yes",
                "highway=footway indoor=yes",
                "highway=pedestrian area=yes",
                "highway=trunk foot=yes",
                "highway=primary motorroad=yes foot=yes",
                "highway=bridleway foot=yes",
                "highway=service access=private foot=yes",
                "highway=track access=permissive",
                "highway=residential access=destination"
            })
    void letsPeopleWalkWhereItIsOpen(String tags) {
        assertThat(FootAccess.walkable(tags(tags))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "highway=motorway",
                "highway=motorway_link",
                "highway=trunk",
                "highway=trunk bridge=yes",
                "highway=primary motorroad=yes",
                "highway=construction",
                "highway=construction foot=yes",
                "highway=proposed",
                "highway=raceway",
                "highway=bridleway",
                "highway=residential foot=no",
                "highway=cycleway foot=no",
                "highway=cycleway foot=use_sidepath",
                "highway=service access=private",
                "highway=service access=no",
                "highway=service access=private foot=private",
                "highway=service area=yes",
                "route=ferry foot=yes",
                "route=ferry highway=path",
                "landuse=port area=yes",
                "railway=platform",
                "foot=yes",
                "highway=made_up"
            })
    void keepsPeopleOffTheRest(String tags) {
        assertThat(FootAccess.walkable(tags(tags))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "barrier=gate access=private",
                "barrier=gate access=no",
                "barrier=lift_gate foot=no",
                "barrier=gate locked=yes",
                "barrier=gate access=private locked=yes"
            })
    void stopsAtAPrivateOrLockedGate(String tags) {
        assertThat(FootAccess.blocks(tags(tags))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "barrier=gate",
                "barrier=bollard access=private",
                "barrier=lift_gate access=private foot=yes",
                "barrier=gate locked=yes foot=permissive",
                "highway=crossing",
                "access=private"
            })
    void passesEveryOtherNode(String tags) {
        assertThat(FootAccess.blocks(tags(tags))).isFalse();
    }

    private static Map<String, String> tags(String text) {
        return Arrays.stream(text.split(" "))
                .map(tag -> tag.split("="))
                .collect(Collectors.toMap(tag -> tag[0], tag -> tag[1]));
    }
}
