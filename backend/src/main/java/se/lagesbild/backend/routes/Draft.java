package se.lagesbild.backend.routes;

import java.util.Arrays;
import java.util.List;

/** The courses of all shifts at one moment of the search. Mutable, not thread-safe. */
final class Draft {
    private final Terrain terrain;
    final Course[] courses;
    /** Per place the shift that visits it, -1 for none. */
    final int[] courseOf;
    /** Courses that changed since they were last shortened. */
    final boolean[] touched;
    /** Places that were taken out, so that what the courses know of them is old. */
    private final boolean[] freed;

    /** The places that no course visits, in any order, and how many they are. */
    final int[] open;

    int openCount;
    private final int[] openAt;

    /** How many of the pinned places are visited. */
    int pins;

    double prize;
    double metres;

    Draft(Terrain terrain) {
        this.terrain = terrain;
        courses = new Course[terrain.shifts];
        for (int s = 0; s < terrain.shifts; s++) courses[s] = new Course(terrain, s);
        courseOf = new int[terrain.places];
        touched = new boolean[terrain.shifts];
        freed = new boolean[terrain.places];
        Arrays.fill(courseOf, -1);
        Arrays.fill(freed, true);
        open = new int[terrain.places];
        openAt = new int[terrain.places];
        for (int i = 0; i < terrain.places; i++) open[i] = openAt[i] = i;
        openCount = terrain.places;
    }

    void become(Draft other) {
        for (int s = 0; s < courses.length; s++) courses[s].become(other.courses[s]);
        System.arraycopy(other.courseOf, 0, courseOf, 0, courseOf.length);
        System.arraycopy(other.open, 0, open, 0, other.openCount);
        System.arraycopy(other.openAt, 0, openAt, 0, openAt.length);
        openCount = other.openCount;
        Arrays.fill(touched, false);
        Arrays.fill(freed, false);
        pins = other.pins;
        prize = other.prize;
        metres = other.metres;
    }

    boolean betterThan(Draft other) {
        if (pins != other.pins) return pins > other.pins;
        double same = 1e-9 * other.prize;
        if (prize > other.prize + same) return true;
        return prize >= other.prize - same && metres < other.metres - 1e-7;
    }

    void sum() {
        prize = 0;
        metres = 0;
        pins = 0;
        for (int i = 0; i < courseOf.length; i++) {
            if (courseOf[i] < 0) continue;
            // a second visit without the first is the first
            int first = terrain.firstOf[i];
            int counted = first >= 0 && courseOf[first] < 0 ? first : i;
            prize += terrain.prize[counted];
            if (terrain.pinned[counted]) pins++;
        }
        for (Course course : courses) metres += course.metres;
    }

    int placed() {
        int placed = 0;
        for (Course course : courses) placed += course.size;
        return placed;
    }

    /** Begins with these rounds, one per shift, as far as they fit, or with none; all insertions are known afterwards. */
    void begin(List<List<Integer>> rounds) {
        for (int s = 0; s < rounds.size() && s < courses.length; s++) {
            Course course = courses[s];
            for (int candidate : rounds.get(s)) {
                int place = courseOf[candidate] < 0 ? candidate : terrain.twinOf(candidate);
                if (courseOf[place] >= 0 || (terrain.allowed != null && !terrain.allowed[place][s])) continue;
                course.stops[course.size] = place;
                if (course.holdsWith(course.size + 1)) append(course, place);
            }
            course.time();
        }
        lookAgain();
    }

    /** Takes everything out; the open places are still to be looked at. */
    void empty() {
        for (Course course : courses) clear(course);
    }

    void clear(Course course) {
        for (int p = 0; p < course.size; p++) free(course.stops[p]);
        course.clear();
        touched[course.shift] = true;
    }

    /** Inserts a place where the course found it cheapest. */
    void insert(Course course, int place) {
        int leg = course.insert(place);
        visited(course, place);
        course.lookAfter(open, openCount, leg);
    }

    /** Puts a place at the end of a course; its times have to be computed, and the open places looked at, afterwards. */
    void append(Course course, int place) {
        course.stops[course.size++] = place;
        visited(course, place);
    }

    private void visited(Course course, int place) {
        courseOf[place] = course.shift;
        touched[course.shift] = true;
        int moved = open[--openCount];
        open[openAt[place]] = moved;
        openAt[moved] = openAt[place];
    }

    void removeNth(int n) {
        for (Course course : courses) {
            if (n < course.size) {
                remove(course, n);
                return;
            }
            n -= course.size;
        }
    }

    boolean remove(int place) {
        if (courseOf[place] < 0) return false;
        Course course = courses[courseOf[place]];
        remove(course, course.positionOf(place));
        return true;
    }

    void remove(Course course, int position) {
        free(course.stops[position]);
        course.remove(position);
        touched[course.shift] = true;
    }

    private void free(int place) {
        courseOf[place] = -1;
        freed[place] = true;
        openAt[place] = openCount;
        open[openCount++] = place;
    }

    /** What the courses know of a place is old. */
    void forget(int place) {
        freed[place] = true;
    }

    /** Looks again for the best insertion of each open place, where a course changed or the place was freed. */
    void lookAgain() {
        for (Course course : courses) {
            boolean all = touched[course.shift];
            for (int k = 0; k < openCount; k++) if (all || freed[open[k]]) course.look(open[k]);
        }
        Arrays.fill(freed, false);
    }

    void lookAgain(Course course) {
        for (int k = 0; k < openCount; k++) course.look(open[k]);
    }
}
