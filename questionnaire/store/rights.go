package store

// lostRights is said of a file that was saved for fewer people than could use
// it before.
const lostRights = "not everybody who could open it still can, as the system does not let you hand on all its rights; its owner or an administrator can give them again"
