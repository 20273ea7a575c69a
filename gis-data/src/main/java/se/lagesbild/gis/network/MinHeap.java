package se.lagesbild.gis.network;

import java.util.Arrays;

/** A binary heap of nodes by distance. A node may be in it more than once; the caller passes over the later ones. */
final class MinHeap {

    private double[] keys = new double[64];
    private int[] items = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    /** Distance of the node that comes next. */
    double leastKey() {
        return keys[0];
    }

    void push(double key, int item) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            items = Arrays.copyOf(items, 2 * size);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 1;
            if (keys[parent] <= key) {
                break;
            }
            keys[hole] = keys[parent];
            items[hole] = items[parent];
            hole = parent;
        }
        keys[hole] = key;
        items[hole] = item;
    }

    /** Takes out the node with the least distance. */
    int pop() {
        int least = items[0];
        size--;
        double key = keys[size];
        int item = items[size];
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (key <= keys[child]) {
                break;
            }
            keys[hole] = keys[child];
            items[hole] = items[child];
            hole = child;
        }
        keys[hole] = key;
        items[hole] = item;
        return least;
    }
}
