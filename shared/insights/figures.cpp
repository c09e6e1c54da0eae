#include "shared/insights/figures.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace verdiep::insights {

namespace {

using dingen::Track;

/// Numbers of people for one viewer: as they are for a coordinator, else only of enough people.
class Teller {
public:
  explicit Teller(Detail detail) : names_(detail == Detail::named) {}

  [[nodiscard]] bool names() const { return names_; }
  [[nodiscard]] Count part(std::uint32_t part, std::uint32_t whole) const {
    return names_ ? Count(part) : told(part, whole);
  }
  [[nodiscard]] Count whole(std::uint32_t people) const { return part(people, people); }
  [[nodiscard]] std::vector<Count> nested(const std::vector<std::uint32_t>& counts) const {
    return names_ ? std::vector<Count>(counts.begin(), counts.end()) : told_nested(counts);
  }
  /// Whether a number that says something of each of these people may be shown.
  [[nodiscard]] bool may_summarise(std::size_t people) const {
    return people > 0 && (names_ || people >= people_min);
  }

private:
  bool names_;
};

/// Who takes part now, in the order of joining.
std::vector<MemberId> participants(const people::State& people) {
  std::vector<std::pair<Position, MemberId>> joined;
  for (const auto& [id, member] : people.members) {
    if (member.enrolled) {
      joined.emplace_back(member.joined, id);
    }
  }
  std::sort(joined.begin(), joined.end());
  std::vector<MemberId> members;
  members.reserve(joined.size());
  for (const auto& [position, id] : joined) {
    members.push_back(id);
  }
  return members;
}

/// Must, can, free; in each as the coordinator ordered them, then as they were added.
std::vector<DingFigure> offered(const stream::State& state, const Ledger& ledger) {
  std::vector<std::tuple<Track, std::uint16_t, Position, DingId>> order;
  for (const auto& [id, offer] : ledger.offers) {
    const dingen::Ding* ding = find(state.dingen.dingen, id);
    if (ding != nullptr && !ding->removed) {
      order.emplace_back(offer->track, offer->order, ding->added, id);
    }
  }
  std::sort(order.begin(), order.end());
  std::vector<DingFigure> dingen;
  dingen.reserve(order.size());
  for (const auto& [track, place, added, id] : order) {
    dingen.push_back({id, track, (*find(ledger.offers, id))->title, std::nullopt, std::nullopt});
  }
  return dingen;
}

std::vector<ProgressRow>
progress(const Ledger& ledger, const std::vector<MemberId>& members, const std::vector<DingFigure>& dingen) {
  std::vector<ProgressRow> rows;
  rows.reserve(members.size());
  for (const MemberId member : members) {
    ProgressRow& row = rows.emplace_back();
    row.member = member;
    if (const Day* day = find(ledger.enrolled, member)) {
      row.enrolled = *day;
    }
    for (const DingFigure& ding : dingen) {
      const Day* day = find(ledger.completed, dingen::Attempt{member, ding.ding});
      row.completed.push_back(day == nullptr ? std::nullopt : std::optional(*day));
    }
  }
  return rows;
}

/// The nearest rank: of n sorted numbers the one at place ceil(n * quarters / 4), counted from 1.
std::uint32_t at_quarter(const std::vector<std::uint32_t>& sorted, std::size_t quarters) {
  return sorted[(sorted.size() * quarters + 3) / 4 - 1];
}

std::optional<Quartiles> pace(const std::vector<ProgressRow>& rows, std::size_t ding, const Teller& teller) {
  std::vector<std::uint32_t> days;
  for (const ProgressRow& row : rows) {
    if (row.enrolled && row.completed[ding]) {
      days.push_back(days_between(*row.enrolled, *row.completed[ding]));
    }
  }
  if (!teller.may_summarise(days.size())) {
    return std::nullopt;
  }
  std::sort(days.begin(), days.end());
  return Quartiles{at_quarter(days, 1), at_quarter(days, 2), at_quarter(days, 3)};
}

std::uint32_t size_of(const std::vector<ProgressRow>& rows) {
  return static_cast<std::uint32_t>(rows.size());
}

std::uint32_t completions(const std::vector<ProgressRow>& rows, std::size_t ding) {
  return static_cast<std::uint32_t>(std::count_if(rows.begin(), rows.end(), [&](const ProgressRow& row) {
    return row.completed[ding].has_value();
  }));
}

void count_dingen(
    std::vector<DingFigure>& dingen, const std::vector<ProgressRow>& rows, const Teller& teller
) {
  for (std::size_t place = 0; place < dingen.size(); ++place) {
    dingen[place].completed = teller.part(completions(rows, place), size_of(rows));
    dingen[place].pace = pace(rows, place, teller);
  }
}

bool is_must(const DingFigure& ding) {
  return ding.track == Track::must;
}

/// [k]: who completed at least k must-dos.
std::vector<std::uint32_t>
steps_of(const std::vector<ProgressRow>& rows, const std::vector<DingFigure>& dingen) {
  const auto musts = static_cast<std::size_t>(std::count_if(dingen.begin(), dingen.end(), is_must));
  std::vector<std::uint32_t> counts(musts + 1);
  for (const ProgressRow& row : rows) {
    std::size_t completed = 0;
    for (std::size_t place = 0; place < dingen.size(); ++place) {
      completed += is_must(dingen[place]) && row.completed[place] ? 1 : 0;
    }
    for (std::size_t step = 0; step <= completed; ++step) {
      ++counts[step];
    }
  }
  return counts;
}

/// Steps and must-dos have the same sum: each participant's must-dos.
void hide_what_sums_tell(
    Figures& figures, const std::vector<ProgressRow>& rows, const std::vector<std::uint32_t>& steps
) {
  std::vector<Cell> told_steps;
  for (std::size_t step = 1; step < steps.size(); ++step) {
    told_steps.push_back({steps[step], &figures.funnel[step]});
  }
  std::vector<Cell> told_musts;
  for (std::size_t place = 0; place < figures.dingen.size(); ++place) {
    if (is_must(figures.dingen[place])) {
      told_musts.push_back({completions(rows, place), &figures.dingen[place].completed});
    }
  }
  insights::hide_what_sums_tell(told_steps, told_musts, size_of(rows));
}

std::vector<DayFigure> days(const Ledger& ledger, const Teller& teller) {
  std::vector<DayFigure> figures;
  figures.reserve(ledger.days.size());
  for (const auto& [day, activity] : ledger.days) {
    const Count people =
        teller.part(static_cast<std::uint32_t>(activity->people.size()), activity->participants);
    figures.push_back({day, people, people ? Count(activity->acts) : std::nullopt});
  }
  return figures;
}

/// How often one writer answered in a thread of another. What was removed is no answer, and of the erased
/// there is none.
std::map<std::pair<MemberId, MemberId>, std::uint32_t> answers(const stream::State& state) {
  std::map<std::pair<MemberId, MemberId>, std::uint32_t> counts;
  for (const auto& [id, post] : state.forum.posts) {
    const forum::Thread* thread = find(state.forum.threads, post.thread);
    if (thread != nullptr && !post.removed && post.author != thread->author &&
        people::is_present(state.people, post.author) && people::is_present(state.people, thread->author)) {
      ++counts[{post.author, thread->author}];
    }
  }
  return counts;
}

/// In an order that does not follow that of joining, which the beginning of an id tells.
bool comes_before(MemberId a, MemberId b) {
  return std::lexicographical_compare(a.bytes.rbegin(), a.bytes.rend(), b.bytes.rbegin(), b.bytes.rend());
}

Network network(const stream::State& state, const Viewer& viewer, const Teller& teller) {
  const auto counts = answers(state);
  std::vector<MemberId> members;
  for (const auto& [pair, count] : counts) {
    members.push_back(pair.first);
    members.push_back(pair.second);
  }
  std::sort(members.begin(), members.end(), comes_before);
  members.erase(std::unique(members.begin(), members.end()), members.end());

  Network network;
  if (!teller.may_summarise(members.size())) {
    network.is_hidden = !members.empty();
    return network;
  }
  const bool may_find_self = viewer.detail == Detail::own;
  for (const MemberId member : members) {
    const bool is_named = teller.names() || (may_find_self && member == viewer.member);
    network.people.push_back({is_named ? std::optional(member) : std::nullopt});
  }
  const auto place = [&](MemberId member) {
    return static_cast<std::size_t>(
        std::lower_bound(members.begin(), members.end(), member, comes_before) - members.begin()
    );
  };
  for (const auto& [pair, count] : counts) {
    network.answers.push_back(
        {place(pair.first), place(pair.second), teller.names() ? Count(count) : std::nullopt}
    );
  }
  std::sort(network.answers.begin(), network.answers.end(), [](const Answering& a, const Answering& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  return network;
}

std::vector<Turnout> rounds(const stream::State& state, const Teller& teller) {
  std::vector<std::pair<Position, RoundId>> order;
  for (const auto& [id, round] : state.vote.rounds) {
    order.emplace_back(round.opened, id);
  }
  std::sort(order.begin(), order.end());
  std::vector<Turnout> rounds;
  for (const auto& [opened, id] : order) {
    const vote::Round& round = *find(state.vote.rounds, id);
    const auto electorate = static_cast<std::uint32_t>(round.electorate.items.size());
    const auto voted = static_cast<std::uint32_t>(round.voters.size());
    rounds.push_back({id, teller.whole(electorate), teller.part(voted, electorate), round.is_open()});
  }
  return rounds;
}

/// Everybody's progress, their own, or nobody's.
std::vector<ProgressRow> visible(std::vector<ProgressRow> rows, const Viewer& viewer) {
  std::erase_if(rows, [&](const ProgressRow& row) {
    const bool is_own = viewer.detail == Detail::own && row.member == viewer.member;
    return viewer.detail != Detail::named && !is_own;
  });
  return rows;
}

} // namespace

Figures figures(const stream::State& state, const Ledger& ledger, const Viewer& viewer) {
  Figures figures;
  figures.detail = viewer.detail;
  if (viewer.detail == Detail::nothing) {
    return figures;
  }
  const Teller teller(viewer.detail);
  figures.dingen = offered(state, ledger);
  auto rows = progress(ledger, participants(state.people), figures.dingen);
  figures.participants = teller.whole(size_of(rows));
  count_dingen(figures.dingen, rows, teller);
  const auto steps = steps_of(rows, figures.dingen);
  figures.funnel = teller.nested(steps);
  if (!teller.names()) {
    hide_what_sums_tell(figures, rows, steps);
  }
  figures.progress = visible(std::move(rows), viewer);
  figures.days = days(ledger, teller);
  figures.network = network(state, viewer, teller);
  figures.rounds = rounds(state, teller);
  return figures;
}

bool is_day_over(Timestamp recorded, Timestamp now) {
  return day_of(recorded) < day_of(now);
}

} // namespace verdiep::insights
