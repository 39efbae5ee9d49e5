//! Bringing what was borrowed into a study: by content, so that nothing comes in twice.
