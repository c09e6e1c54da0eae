#include "shared/projections/ideas.hpp"

namespace verdiep::projections {

void Ideas::apply(const Record& record, const ideas::IdeaProposed&) {
  idea.push_back({record.position, record.actor, record.at});
}

void Ideas::apply(const Record& record, const ideas::PlanSectionRevised& event) {
  plan[static_cast<std::size_t>(event.section)].push_back({record.position, record.actor, record.at});
}

} // namespace verdiep::projections
