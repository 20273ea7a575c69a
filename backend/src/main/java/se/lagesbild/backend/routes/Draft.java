package se.lagesbild.backend.routes;

import java.util.Arrays;

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
    }

    void become(Draft other) {
        for (int s = 0; s < courses.length; s++) courses[s].become(other.courses[s]);
        System.arraycopy(other.courseOf, 0, courseOf, 0, courseOf.length);
        Arrays.fill(touched, false);
        Arrays.fill(freed, false);
        prize = other.prize;
        metres = other.metres;
    }

    boolean betterThan(Draft other) {
        double same = 1e-9 * other.prize;
        if (prize > other.prize + same) return true;
        return prize >= other.prize - same && metres < other.metres - 1e-7;
    }

    void sum() {
        prize = 0;
        metres = 0;
        for (int i = 0; i < courseOf.length; i++) if (courseOf[i] >= 0) prize += terrain.prize[i];
        for (Course course : courses) metres += course.metres;
    }

    int placed() {
        int placed = 0;
        for (Course course : courses) placed += course.size;
        return placed;
    }

    void clear() {
        for (Course course : courses) clear(course);
        lookAgain();
        sum();
    }

    void clear(Course course) {
        for (int p = 0; p < course.size; p++) free(course.stops[p]);
        course.clear();
        touched[course.shift] = true;
    }

    void insert(Course course, int place) {
        course.insert(place);
        courseOf[place] = course.shift;
        touched[course.shift] = true;
        lookAgain(course);
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
        int p = 0;
        while (course.stops[p] != place) p++;
        remove(course, p);
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
    }

    /** Looks again for the best insertion of each open place, where a course changed or the place was freed. */
    void lookAgain() {
        for (int i = 0; i < courseOf.length; i++) {
            if (courseOf[i] >= 0) continue;
            for (Course course : courses) if (freed[i] || touched[course.shift]) course.look(i);
        }
        Arrays.fill(freed, false);
    }

    void lookAgain(Course course) {
        for (int i = 0; i < courseOf.length; i++) if (courseOf[i] < 0) course.look(i);
    }
}
