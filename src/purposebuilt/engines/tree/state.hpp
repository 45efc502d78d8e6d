// What is settled at a node: the candidates still allowed, how far each row can go, and the bounds that follow; with the way back.
#pragma once

#include "choices.hpp"

namespace tree {

struct Change {
  int group;
  Mask allowed;
  std::size_t floats, doubles;
};

struct State {
  const Choices &choices;
  std::vector<Mask> allowed;
  std::vector<float> least, regret; // groups x padded: the least reduced cost, and how far the second lies above it
  std::vector<Meeting> meetings;
  std::vector<double> row_least, row_most;
  std::vector<Change> trail;
  std::vector<float> kept_floats;
  std::vector<double> kept_doubles;
  std::vector<std::vector<double>> bound; // by depth, padded: what each half-space proves of every completion
  std::vector<int> queue;                 // rows to look at again
  std::vector<unsigned char> queued;
  std::size_t base = 0; // what the rows alone settle stays on the trail below this
  bool empty = false;   // the rows alone leave nothing

  explicit State(const Choices &given) : choices(given), meetings(given.meetings) {
    const std::size_t groups = choices.groups, padded = choices.padded;
    allowed.resize(groups);
    least.resize(groups * padded);
    regret.resize(groups * padded);
    row_least.assign(choices.rows, 0.0);
    row_most.assign(choices.rows, 0.0);
    queued.assign(choices.rows, 0);
    deepen(0);
    for (int g = 0; g < choices.groups; ++g) {
      const int size = choices.first[g + 1] - choices.first[g];
      allowed[g] = size == 64 ? ~Mask(0) : ((Mask(1) << size) - 1);
      weigh(g);
      for (int m = choices.meeting_first[g]; m < choices.meeting_first[g + 1]; ++m) {
        measure(g, meetings[m]);
        row_least[meetings[m].row] += meetings[m].least;
        row_most[meetings[m].row] += meetings[m].most;
      }
    }
    sum_bounds();
    for (int r = 0; r < choices.rows; ++r) touch(r);
    empty = !propagate(0);
    base = trail.size();
  }

  // The bounds at depth 0 from what is allowed now.
  void sum_bounds() {
    const int padded = choices.padded;
    bound[0] = choices.constant;
    for (int g = 0; g < choices.groups; ++g)
      for (int h = 0; h < padded; ++h) bound[0][h] += least[static_cast<std::size_t>(g) * padded + h];
  }

  void deepen(int d) {
    while (static_cast<int>(bound.size()) <= d) bound.emplace_back(choices.padded);
  }

  // The least reduced cost of a group and the regret of not taking it, for every half-space.
  void weigh(int g) {
    const int padded = choices.padded;
    float *to = &least[static_cast<std::size_t>(g) * padded];
    float *over = &regret[static_cast<std::size_t>(g) * padded];
    const float *from = &choices.reduced[static_cast<std::size_t>(choices.first[g]) * padded];
    Mask left = allowed[g];
    const float *one = from + static_cast<std::size_t>(lowest(left)) * padded;
    left &= left - 1;
    if (!left) {
      std::memcpy(to, one, sizeof(float) * padded);
      std::memset(over, 0, sizeof(float) * padded);
      return;
    }
    const float *two = from + static_cast<std::size_t>(lowest(left)) * padded;
    left &= left - 1;
    for (int h = 0; h < padded; ++h) {
      to[h] = std::min(one[h], two[h]);
      over[h] = std::max(one[h], two[h]);
    }
    while (left) {
      const float *next = from + static_cast<std::size_t>(lowest(left)) * padded;
      left &= left - 1;
      for (int h = 0; h < padded; ++h) {
        over[h] = std::min(over[h], std::max(to[h], next[h]));
        to[h] = std::min(to[h], next[h]);
      }
    }
    for (int h = 0; h < padded; ++h) over[h] -= to[h];
  }

  void measure(int g, Meeting &meeting) const {
    double least_here = INFINITE, most_here = -INFINITE;
    for (Mask left = allowed[g]; left; left &= left - 1) {
      const double value = choices.coefficients[meeting.coefficients + lowest(left)];
      least_here = std::min(least_here, value);
      most_here = std::max(most_here, value);
    }
    meeting.least = least_here;
    meeting.most = most_here;
  }

  void touch(int row) {
    if (!queued[row]) {
      queued[row] = 1;
      queue.push_back(row);
    }
  }

  void restrict_to(int g, Mask mask, int d) {
    const int padded = choices.padded;
    const std::size_t at = static_cast<std::size_t>(g) * padded;
    trail.push_back({g, allowed[g], kept_floats.size(), kept_doubles.size()});
    kept_floats.insert(kept_floats.end(), &least[at], &least[at] + padded);
    kept_floats.insert(kept_floats.end(), &regret[at], &regret[at] + padded);
    allowed[g] = mask;
    weigh(g);
    const float *old = kept_floats.data() + trail.back().floats;
    double *sum = bound[d].data();
    const float *now = &least[at];
    for (int h = 0; h < padded; ++h) sum[h] += static_cast<double>(now[h]) - static_cast<double>(old[h]);
    for (int m = choices.meeting_first[g]; m < choices.meeting_first[g + 1]; ++m) {
      Meeting &meeting = meetings[m];
      kept_doubles.push_back(meeting.least);
      kept_doubles.push_back(meeting.most);
      kept_doubles.push_back(row_least[meeting.row]);
      kept_doubles.push_back(row_most[meeting.row]);
      const double least_before = meeting.least, most_before = meeting.most;
      measure(g, meeting);
      if (meeting.least != least_before || meeting.most != most_before) {
        row_least[meeting.row] += meeting.least - least_before;
        row_most[meeting.row] += meeting.most - most_before;
        touch(meeting.row);
      }
    }
  }

  void undo(std::size_t mark) {
    const int padded = choices.padded;
    while (trail.size() > mark) {
      const Change change = trail.back();
      trail.pop_back();
      const int g = change.group;
      const std::size_t at = static_cast<std::size_t>(g) * padded;
      allowed[g] = change.allowed;
      std::memcpy(&least[at], &kept_floats[change.floats], sizeof(float) * padded);
      std::memcpy(&regret[at], &kept_floats[change.floats + padded], sizeof(float) * padded);
      kept_floats.resize(change.floats);
      for (int m = choices.meeting_first[g + 1] - 1; m >= choices.meeting_first[g]; --m) {
        const double *from = &kept_doubles[change.doubles + 4 * static_cast<std::size_t>(m - choices.meeting_first[g])];
        Meeting &meeting = meetings[m];
        meeting.least = from[0];
        meeting.most = from[1];
        row_least[meeting.row] = from[2];
        row_most[meeting.row] = from[3];
      }
      kept_doubles.resize(change.doubles);
    }
  }

  // Forbid what no row allows any more, until nothing changes. False where some row cannot be kept.
  bool propagate(int d) {
    bool possible = true;
    while (!queue.empty()) {
      const int r = queue.back();
      queue.pop_back();
      queued[r] = 0;
      if (possible) possible = settle(r, d);
    }
    return possible;
  }

  bool settle(int r, int d) {
    const double upper = choices.upper[r], lower = choices.lower[r];
    if (row_least[r] > upper || row_most[r] < lower) return false;
    if (upper - row_least[r] >= choices.spread[r] && row_most[r] - lower >= choices.spread[r]) return true;
    for (int at = choices.met_first[r]; at < choices.met_first[r + 1]; ++at) {
      const int g = choices.met_group[at];
      if (!(allowed[g] & (allowed[g] - 1))) continue;
      const Meeting &meeting = meetings[choices.met_meeting[at]];
      const double most = upper - row_least[r] + meeting.least, least_wanted = lower - row_most[r] + meeting.most;
      if (meeting.most <= most && meeting.least >= least_wanted) continue;
      Mask mask = 0;
      for (Mask left = allowed[g]; left; left &= left - 1) {
        const double value = choices.coefficients[meeting.coefficients + lowest(left)];
        if (value <= most && value >= least_wanted) mask |= left & (~left + 1);
      }
      if (!mask) return false;
      if (mask != allowed[g]) {
        restrict_to(g, mask, d);
        if (row_least[r] > upper || row_most[r] < lower) return false;
      }
    }
    return true;
  }

  void forget_queue() {
    for (int r : queue) queued[r] = 0;
    queue.clear();
  }
};

} // namespace tree
