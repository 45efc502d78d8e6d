// Where an unlisted point could still be.
#pragma once

#include "choices.hpp"

namespace tree {

// The open zones. A zone has a number for ever; while it is open it also has a place where its corner lies. A split zone
// remembers those that took its place.
template <int P> struct Zones {
  const Choices &choices;
  std::vector<double> corner[P]; // by place; minus infinity where the place is free
  std::vector<float> height;     // place x padded: w_h . (corner - step), rounded up
  std::vector<int> number_at;    // by place
  std::vector<int> free_places;
  std::vector<int> place_of;     // by number; -1 where split or dropped
  std::vector<int> heir_first, heir_count, heirs;
  std::int64_t epoch = 0;
  int open = 0;

  // An index of the open zones: places in blocks, of each the greatest corner (never too low; looked at again when many
  // of its zones were dropped). A point above it in any objective meets no zone of the block.
  static constexpr int BLOCK = 32;
  std::vector<double> block_top[P];
  std::vector<int> block_dropped;

  std::vector<int> inside;
  std::vector<int> beside[P];

  explicit Zones(const Choices &given) : choices(given) {
    double whole[P];
    for (int i = 0; i < P; ++i) whole[i] = given.top[i] + given.step[i];
    add(whole);
  }

  int add(const double *u) {
    int place;
    if (free_places.empty()) {
      place = static_cast<int>(number_at.size());
      for (int i = 0; i < P; ++i) corner[i].push_back(u[i]);
      number_at.push_back(0);
      height.resize(height.size() + choices.padded);
      if (place % BLOCK == 0) {
        for (int i = 0; i < P; ++i) block_top[i].push_back(-INFINITE);
        block_dropped.push_back(0);
      }
    } else {
      place = free_places.back();
      free_places.pop_back();
      for (int i = 0; i < P; ++i) corner[i][place] = u[i];
    }
    for (int i = 0; i < P; ++i) block_top[i][place / BLOCK] = std::max(block_top[i][place / BLOCK], u[i]);
    float *to = &height[static_cast<std::size_t>(place) * choices.padded];
    const int padded = choices.padded;
    for (int h = 0; h < padded; ++h) {
      double sum = GUARD;
      for (int i = 0; i < P; ++i) sum += choices.weight[static_cast<std::size_t>(i) * padded + h] * (u[i] - choices.step[i]);
      to[h] = above(sum);
    }
    const int number = static_cast<int>(place_of.size());
    number_at[place] = number;
    place_of.push_back(place);
    heir_first.push_back(0);
    heir_count.push_back(0);
    ++open;
    return number;
  }

  void drop(int place) {
    for (int i = 0; i < P; ++i) corner[i][place] = -INFINITE;
    place_of[number_at[place]] = -1;
    ++block_dropped[place / BLOCK];
    free_places.push_back(place);
    --open;
  }

  // Whether a point lies in a zone deep enough to be worth listing.
  bool holds(int place, const double *y) const {
    for (int i = 0; i < P; ++i)
      if (y[i] > corner[i][place] - choices.step[i] + 1e-9) return false;
    return true;
  }

  void measure_block(int block) {
    const int start = block * BLOCK, end = std::min<int>(start + BLOCK, static_cast<int>(number_at.size()));
    for (int i = 0; i < P; ++i) block_top[i][block] = *std::max_element(&corner[i][start], &corner[i][start] + (end - start));
    block_dropped[block] = 0;
  }

  // The zones that a point lies in, and those beside it: level with it on one axis and beyond it on all others.
  void look(const double *y) {
    inside.clear();
    for (int i = 0; i < P; ++i) beside[i].clear();
    const int blocks = static_cast<int>(block_dropped.size());
    for (int block = 0; block < blocks; ++block) {
      if (block_dropped[block] >= BLOCK / 4) measure_block(block);
      bool above_all = false;
      for (int i = 0; i < P; ++i) above_all |= y[i] > block_top[i][block];
      if (!above_all) look_in(block, y);
    }
  }

  void look_in(int block, const double *y) {
    const int start = block * BLOCK, end = std::min<int>(start + BLOCK, static_cast<int>(number_at.size()));
    for (int z = start; z < end; ++z) {
      int below_corner = 0, level = -1;
      for (int i = 0; i < P; ++i) {
        below_corner += y[i] < corner[i][z];
        if (y[i] == corner[i][z]) level = i;
      }
      if (below_corner == P) inside.push_back(z);
      else if (below_corner == P - 1 && level >= 0) beside[level].push_back(z);
    }
  }

  // List a point: each zone it lies in is replaced by what is left of it.
  bool split(const double *y) {
    look(y);
    bool deep = false;
    for (int z : inside) deep = deep || holds(z, y);
    if (!deep) return false;
    const int count = static_cast<int>(inside.size());
    std::vector<double> old(static_cast<std::size_t>(count) * P);
    std::vector<int> numbers(count);
    for (int a = 0; a < count; ++a) {
      numbers[a] = number_at[inside[a]];
      for (int i = 0; i < P; ++i) old[static_cast<std::size_t>(a) * P + i] = corner[i][inside[a]];
    }
    std::vector<unsigned char> keep(static_cast<std::size_t>(count) * P, 1);
    for (int axis = 0; axis < P; ++axis) keep_largest(axis, old, keep);
    for (int z : inside) drop(z);
    for (int a = 0; a < count; ++a) {
      const int start = static_cast<int>(heirs.size());
      for (int axis = 0; axis < P; ++axis) {
        if (!keep[static_cast<std::size_t>(a) * P + axis]) continue;
        double u[P];
        for (int i = 0; i < P; ++i) u[i] = old[static_cast<std::size_t>(a) * P + i];
        u[axis] = y[axis];
        const int number = add(u);
        heirs.push_back(number);
      }
      heir_first[numbers[a]] = start;
      heir_count[numbers[a]] = static_cast<int>(heirs.size()) - start;
    }
    ++epoch;
    return true;
  }

  // Of the parts cut on one axis only those that lie in no other part and in no zone beside.
  void keep_largest(int axis, const std::vector<double> &old, std::vector<unsigned char> &keep) const {
    const int count = static_cast<int>(old.size()) / P;
    for (int a = 0; a < count; ++a) {
      const double *mine = &old[static_cast<std::size_t>(a) * P];
      bool kept = true;
      for (int z : beside[axis]) {
        bool within = true;
        for (int i = 0; i < P && within; ++i) within = i == axis || mine[i] <= corner[i][z];
        if (within) { kept = false; break; }
      }
      for (int b = 0; b < count && kept; ++b) {
        if (a == b) continue;
        const double *other = &old[static_cast<std::size_t>(b) * P];
        bool within = true, same = true;
        for (int i = 0; i < P && within; ++i) {
          if (i == axis) continue;
          within = mine[i] <= other[i];
          same = same && mine[i] == other[i];
        }
        if (within && (!same || b < a)) kept = false;
      }
      keep[static_cast<std::size_t>(a) * P + axis] = kept;
    }
  }
};

} // namespace tree
