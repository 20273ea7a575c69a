package se.lagesbild.backend;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms import only what they declare; the drawings of the house are made from the code. */
class ModularityTests {
    private final ApplicationModules rooms = ApplicationModules.of(LagesbildApplication.class);

    @Test
    void noRoomReachesIntoAnotherOrImportsWhatItDoesNotDeclare() {
        rooms.verify();
    }

    @Test
    void drawsTheRooms() {
        new Documenter(rooms).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
