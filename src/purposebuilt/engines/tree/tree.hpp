// One tree for a whole frontier: branch and bound with bound sets in objective space and decision space together.
//
// A programme of choices: groups of candidates, exactly one candidate of each group is taken. A candidate has costs
// (P objectives, less is better) and entries in rows (lower <= activity <= upper). Everything is turned and scaled by
// the caller: costs are in units of each objective's range.
//
// What is proven where. A half-space h says of every completion of a node that w_h . y >= bound_h, where
// bound_h = constant_h + sum over groups of the least reduced cost that the group's candidates still allowed have. Any
// row multipliers give a valid half-space; the caller takes those of linear relaxations. A zone is all y below its corner u
// in every objective: where an unlisted point could still be (Klamroth, Lacour and Vanderpooten 2015). A node
// is kept while some zone is not cut off: w_h . (u - step) >= bound_h for every h. The line of methods is that
// of Forget, Gadegaard and Nielsen (2022, European Journal of Operational Research 302); what is ours is that all bounds come
// from multipliers fixed at the root, so that a node costs a few vector additions.
//
// Safety of rounding: bounds are summed in double from reduced costs rounded down to float; corners are compared in
// float, each rounded to the cautious side with GUARD to spare. A node is never cut by rounding; at worst one is kept too long.

#pragma once

#include "state.hpp"
#include "zones.hpp"

namespace tree {

struct Frame {
  int group, tried, count;
  std::size_t mark;
  unsigned char order[64];
};

struct Counts {
  std::int64_t nodes, leaves, offered, tests;
};

struct Search {
  virtual ~Search() = default;
  virtual int offer(const double *y, const int *taken) = 0;
  virtual void dive(int half_space, std::int64_t nodes) = 0;
  virtual int run(std::int64_t nodes) = 0;
  virtual double gap() = 0;
  virtual int give(Search *other) = 0;
  virtual std::int64_t points() const = 0;
  virtual void read(std::int64_t from, double *y, int *taken) const = 0;
  virtual void counts(std::int64_t *to) const = 0;
};

template <int P> struct Tree final : Search, State {
  Zones<P> zones;
  Counts counted{};

  std::vector<std::vector<int>> list;     // by depth: zones not cut off
  std::vector<std::int64_t> seen;         // by depth: the epoch its list was made in
  std::vector<Frame> frames;
  std::vector<float> low, room;
  std::vector<int> stack;
  std::vector<double> listed;
  std::vector<int> listed_taken;
  int depth = -1;
  int killer = 0;
  bool begun = false, done = false;

  explicit Tree(const Choices &given) : State(given), zones(given), low(given.padded), room(given.padded) {
    deepen_lists(0);
    list[0].assign(1, 0);
  }

  void deepen_lists(int d) {
    deepen(d);
    while (static_cast<int>(list.size()) <= d) {
      list.emplace_back();
      seen.push_back(-1);
    }
  }

  // Whether a zone could hold a completion of the node whose bounds are in `low`.
  bool stays(int place) {
    const float *height = &zones.height[static_cast<std::size_t>(place) * choices.padded];
    const int chunks = choices.padded / LANES;
    ++counted.tests;
    for (int c = 0, k = killer; c < chunks; ++c) {
      const float *a = height + k * LANES, *b = low.data() + k * LANES;
      int cut = 0;
      for (int h = 0; h < LANES; ++h) cut |= a[h] < b[h];
      if (cut) {
        killer = k;
        return false;
      }
      if (++k == chunks) k = 0;
    }
    return true;
  }

  void set_low(int d) {
    const int padded = choices.padded;
    for (int h = 0; h < padded; ++h) low[h] = below(bound[d][h]);
  }

  // Zones of a list that stay, split ones replaced by their heirs.
  void filter(const std::vector<int> &from, std::vector<int> &to) {
    to.clear();
    for (int number : from) {
      const int place = zones.place_of[number];
      if (place >= 0) {
        if (stays(place)) to.push_back(number);
        continue;
      }
      stack.push_back(number);
      while (!stack.empty()) {
        const int one = stack.back();
        stack.pop_back();
        const int where = zones.place_of[one];
        if (where >= 0) {
          if (stays(where)) to.push_back(one);
          continue;
        }
        for (int k = zones.heir_count[one] - 1; k >= 0; --k) stack.push_back(zones.heirs[zones.heir_first[one] + k]);
      }
    }
  }

  // A node's own list again after points were listed beneath it.
  void refresh(int d) {
    if (seen[d] == zones.epoch) return;
    set_low(d);
    std::vector<int> fresh;
    filter(list[d], fresh);
    list[d].swap(fresh);
    seen[d] = zones.epoch;
  }

  // Forbid each candidate that would cut off every zone of the node's list by itself. True where any was forbidden.
  bool forbid(int d) {
    const int padded = choices.padded;
    for (int h = 0; h < padded; ++h) room[h] = h < choices.half_spaces ? -1e30f : 1e30f;
    for (int number : list[d]) {
      const float *height = &zones.height[static_cast<std::size_t>(zones.place_of[number]) * padded];
      for (int h = 0; h < padded; ++h) room[h] = std::max(room[h], height[h]);
    }
    for (int h = 0; h < choices.half_spaces; ++h) room[h] = above(static_cast<double>(room[h]) - bound[d][h]);
    bool any = false;
    for (int g = 0; g < choices.groups; ++g) {
      if (!(allowed[g] & (allowed[g] - 1))) continue;
      const float *base_here = &least[static_cast<std::size_t>(g) * padded];
      Mask mask = allowed[g];
      for (Mask left = allowed[g]; left; left &= left - 1) {
        const int c = lowest(left);
        const float *mine = &choices.reduced[static_cast<std::size_t>(choices.first[g] + c) * padded];
        bool cut = false;
        for (int h = 0; h < padded && !cut; h += LANES) {
          int found = 0;
          for (int k = 0; k < LANES; ++k) found |= mine[h + k] - base_here[h + k] > room[h + k] + 1e-6f;
          cut = found;
        }
        if (cut) mask &= ~(Mask(1) << c);
      }
      if (!mask) { list[d].clear(); return true; }
      if (mask != allowed[g]) {
        restrict_to(g, mask, d);
        any = true;
      }
    }
    return any;
  }

  // How far, on the whole, the bounds of a node lie below its zones: its half-spaces weighed by how near they are to cutting.
  void set_room(int d) {
    const int padded = choices.padded;
    const std::vector<int> &here = list[d];
    const std::size_t most = 48, stride = std::max<std::size_t>(1, here.size() / most);
    for (int h = 0; h < padded; ++h) room[h] = 0.0f;
    int taken = 0;
    for (std::size_t at = 0; at < here.size(); at += stride) {
      const float *height = &zones.height[static_cast<std::size_t>(zones.place_of[here[at]]) * padded];
      for (int h = 0; h < padded; ++h) room[h] += height[h];
      ++taken;
    }
    const float share = 1.0f / static_cast<float>(taken);
    for (int h = 0; h < padded; ++h) {
      const float over = room[h] * share - static_cast<float>(bound[d][h]);
      room[h] = h < choices.half_spaces ? 1.0f / (over + 1e-4f) : 0.0f;
    }
  }

  int branching_group() const {
    const int padded = choices.padded;
    int best = -1;
    float best_score = -1.0f;
    for (int g = 0; g < choices.groups; ++g) {
      if (!(allowed[g] & (allowed[g] - 1)) || choices.follows[g] >= 0) continue;
      const float *over = &regret[static_cast<std::size_t>(g) * padded];
      float lanes[LANES] = {};
      for (int h = 0; h < padded; h += LANES)
        for (int k = 0; k < LANES; ++k) lanes[k] += std::min(over[h + k] * room[h + k], 1.0f);
      float score = 0.0f;
      for (float lane : lanes) score += lane;
      if (score > best_score) {
        best_score = score;
        best = g;
      }
    }
    return best;
  }

  void push(int g, std::size_t mark) {
    const int padded = choices.padded;
    Frame frame{};
    frame.group = g;
    frame.mark = mark;
    float score[64];
    for (Mask left = allowed[g]; left; left &= left - 1) {
      const int c = lowest(left);
      const float *mine = &choices.reduced[static_cast<std::size_t>(choices.first[g] + c) * padded];
      const float *lowest_here = &least[static_cast<std::size_t>(g) * padded];
      float sum = 0.0f;
      for (int h = 0; h < padded; ++h) sum += (mine[h] - lowest_here[h]) * room[h];
      score[c] = sum;
      frame.order[frame.count++] = static_cast<unsigned char>(c);
    }
    std::sort(frame.order, frame.order + frame.count, [&](unsigned char a, unsigned char b) {
      return score[a] < score[b] || (score[a] == score[b] && a < b);
    });
    frames.push_back(frame);
  }

  // Everything that leads is settled: take the preferred candidate of each group that follows, and list the point.
  void leaf(const std::vector<int> *within) {
    ++counted.leaves;
    double y[P] = {};
    std::vector<int> taken(choices.groups);
    for (int g = 0; g < choices.groups; ++g) {
      int c = lowest(allowed[g]);
      if (choices.follows[g] >= 0 && (allowed[g] >> choices.follows[g] & 1)) c = choices.follows[g];
      taken[g] = c;
      const double *cost = &choices.cost[static_cast<std::size_t>(choices.first[g] + c) * P];
      for (int i = 0; i < P; ++i) y[i] += cost[i];
    }
    if (within) {
      bool deep = false;
      for (std::size_t at = 0; at < within->size() && !deep; ++at) deep = zones.holds(zones.place_of[(*within)[at]], y);
      if (!deep) return;
    }
    offer(y, taken.data());
  }

  int offer(const double *y, const int *taken) override {
    ++counted.offered;
    if (!zones.split(y)) return 0;
    listed.insert(listed.end(), y, y + P);
    listed_taken.insert(listed_taken.end(), taken, taken + choices.groups);
    return 1;
  }

  // Enter the node whose bounds stand at depth d and whose list has been made.
  void enter(int d, std::size_t mark) {
    set_room(d);
    const int g = branching_group();
    if (g < 0) {
      leaf(&list[d]);
      undo(mark);
      return;
    }
    push(g, mark);
    depth = d;
  }

  int run(std::int64_t nodes) override {
    if (!begun) {
      begun = true;
      set_low(0);
      seen[0] = -1;
      refresh(0);
      if (empty || list[0].empty()) done = true;
      else enter(0, trail.size());
    }
    const std::int64_t until = counted.nodes + nodes;
    while (!frames.empty() && counted.nodes < until) step();
    if (frames.empty()) done = true;
    return done ? 0 : 1;
  }

  // After candidates were forbidden: what the rows and the zones say now. False where nothing is left.
  bool narrowed(int d) {
    if (list[d].empty() || !propagate(d)) {
      forget_queue();
      return false;
    }
    set_low(d);
    std::vector<int> fresh;
    filter(list[d], fresh);
    list[d].swap(fresh);
    return !list[d].empty();
  }

  void step() {
    Frame &frame = frames.back();
    const int d = depth;
    refresh(d);
    if (frame.tried == frame.count || list[d].empty()) {
      undo(frame.mark);
      frames.pop_back();
      --depth;
      return;
    }
    const int c = frame.order[frame.tried++];
    const std::size_t mark = trail.size();
    ++counted.nodes;
    deepen_lists(d + 1);
    bound[d + 1] = bound[d];
    restrict_to(frame.group, Mask(1) << c, d + 1);
    if (!propagate(d + 1)) {
      undo(mark);
      return;
    }
    set_low(d + 1);
    filter(list[d], list[d + 1]);
    seen[d + 1] = zones.epoch;
    if (list[d + 1].empty()) {
      undo(mark);
      return;
    }
    if (forbid(d + 1) && !narrowed(d + 1)) {
      undo(mark);
      return;
    }
    enter(d + 1, mark);
  }

  // A point that is good for one half-space: depth first on its bound alone, few nodes.
  void dive(int h, std::int64_t nodes) override {
    if (empty) return;
    double best = INFINITE;
    std::vector<Frame> path;
    const std::size_t bottom = trail.size();
    std::int64_t left = nodes;
    auto widest = [&]() {
      int chosen = -1;
      float most = -1.0f;
      for (int g = 0; g < choices.groups; ++g)
        if ((allowed[g] & (allowed[g] - 1)) && choices.follows[g] < 0) {
          const float over = regret[static_cast<std::size_t>(g) * choices.padded + h];
          if (over > most) { most = over; chosen = g; }
        }
      return chosen;
    };
    auto open = [&](std::size_t mark) {
      const int g = widest();
      if (g < 0) {
        double value = 0.0;
        for (int k = 0; k < choices.groups; ++k) {
          int c = lowest(allowed[k]);
          if (choices.follows[k] >= 0 && (allowed[k] >> choices.follows[k] & 1)) c = choices.follows[k];
          for (int i = 0; i < P; ++i)
            value += choices.weight[static_cast<std::size_t>(i) * choices.padded + h] * choices.cost[static_cast<std::size_t>(choices.first[k] + c) * P + i];
        }
        if (value < best) best = value;
        leaf(nullptr);
        undo(mark);
        return;
      }
      Frame frame{};
      frame.group = g;
      frame.mark = mark;
      for (Mask rest = allowed[g]; rest; rest &= rest - 1) frame.order[frame.count++] = static_cast<unsigned char>(lowest(rest));
      const float *from = &choices.reduced[static_cast<std::size_t>(choices.first[g]) * choices.padded + h];
      std::sort(frame.order, frame.order + frame.count, [&](unsigned char a, unsigned char b) {
        const float x = from[static_cast<std::size_t>(a) * choices.padded], z = from[static_cast<std::size_t>(b) * choices.padded];
        return x < z || (x == z && a < b);
      });
      path.push_back(frame);
    };
    open(bottom);
    while (!path.empty() && left-- > 0) {
      Frame &frame = path.back();
      const int d = static_cast<int>(path.size());
      if (frame.tried == frame.count) {
        undo(frame.mark);
        path.pop_back();
        continue;
      }
      deepen(d);
      bound[d] = bound[d - 1];
      const std::size_t mark = trail.size();
      restrict_to(frame.group, Mask(1) << frame.order[frame.tried++], d);
      if (!propagate(d) || bound[d][h] >= best - 1e-9) {
        undo(mark);
        continue;
      }
      open(mark);
    }
    undo(bottom);
  }

  // How much deeper than a zone's corner a completion of a node could lie, counted on the sides that some point limits.
  double depth_of(int place, int d) const {
    const float *height = &zones.height[static_cast<std::size_t>(place) * choices.padded];
    double most = INFINITE;
    for (int h = 0; h < choices.half_spaces; ++h) {
      double room_here = height[h] - bound[d][h] + GUARD, width = 0.0;
      for (int i = 0; i < P; ++i) {
        if (zones.corner[i][place] >= choices.top[i] + choices.step[i]) continue;
        const double w = choices.weight[static_cast<std::size_t>(i) * choices.padded + h];
        room_here += w * choices.step[i];
        width += w;
      }
      most = std::min(most, width > 0.0 ? room_here / width : room_here < 0.0 ? 0.0 : INFINITE);
    }
    return most;
  }

  // The most by which, in units of every range at once, a point not listed could be better than all that are.
  double gap() override {
    if (done) return 0.0;
    double widest = 0.0;
    auto look = [&](int d) {
      refresh(d);
      for (int number : list[d]) {
        const double most = depth_of(zones.place_of[number], d);
        widest = std::max(widest, most);
      }
    };
    if (!begun) look(0);
    for (int d = 0; d < static_cast<int>(frames.size()); ++d)
      if (frames[d].tried < frames[d].count) look(depth - static_cast<int>(frames.size()) + 1 + d);
    return widest;
  }

  // Hand the last untried branches of the shallowest open node to another tree of the same choices that has nothing to do.
  int give(Search *to) override {
    Tree *other = static_cast<Tree *>(to);
    if (!other->frames.empty()) return 0;
    for (std::size_t f = 0; f < frames.size(); ++f) {
      Frame &frame = frames[f];
      const int untried = frame.count - frame.tried;
      if (untried < 1 || (f + 1 == frames.size() && untried < 2)) continue;
      const int given = (untried + 1) / 2;
      other->take(*this, f, given);
      frame.count -= given;
      return 1;
    }
    return 0;
  }

  void take(const Tree &from, std::size_t f, int given) {
    undo(base);
    begun = true;
    done = false;
    empty = false;
    sum_bounds();
    for (std::size_t k = 0; k < f; ++k) {
      const Frame &frame = from.frames[k];
      restrict_to(frame.group, Mask(1) << frame.order[frame.tried - 1], 0);
      propagate(0);
    }
    list[0].clear();
    for (int z = 0; z < static_cast<int>(zones.number_at.size()); ++z)
      if (zones.corner[0][z] > -INFINITE) list[0].push_back(zones.number_at[z]);
    std::vector<int> stay;
    set_low(0);
    filter(list[0], stay);
    list[0].swap(stay);
    seen[0] = zones.epoch;
    Frame mine{};
    mine.group = from.frames[f].group;
    mine.mark = trail.size();
    mine.count = given;
    const Frame &source = from.frames[f];
    for (int k = 0; k < given; ++k) mine.order[k] = source.order[source.count - given + k];
    frames.push_back(mine);
    depth = 0;
  }

  std::int64_t points() const override { return static_cast<std::int64_t>(listed.size()) / P; }

  void read(std::int64_t from, double *y, int *taken) const override {
    std::copy(listed.begin() + from * P, listed.end(), y);
    std::copy(listed_taken.begin() + from * choices.groups, listed_taken.end(), taken);
  }

  void counts(std::int64_t *to) const override {
    to[0] = counted.nodes;
    to[1] = counted.leaves;
    to[2] = counted.offered;
    to[3] = counted.tests;
    to[4] = zones.open;
    to[5] = static_cast<std::int64_t>(zones.place_of.size());
  }
};

} // namespace tree
