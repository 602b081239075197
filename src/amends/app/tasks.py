"""What can be done beside acting on a case: in the workspace, its directory and its policies."""

from enum import StrEnum


class Task(StrEnum):
    """What can be done; the words go on after "may not"."""

    SEE_CASES = "see cases"
    ADD_CUSTOMERS = "add and change customers"
    SEE_CUSTOMERS = "see customers"
    GIVE_LINKS = "give customers links to their page, and take them back"
    SHOW_CARDS = "show the card of a case in another help desk"
    OWN_ACCESS = "make and end tokens of their own, and change their password"
    ADD_CLIENTS = "add clients"
    CHANGE_CLIENTS = "change a client, its sites and its teams"
    SEE_CLIENTS = "see clients"
    ADD_USERS = "add users and change their roles"
    GIVE_ACCESS = "set passwords of others and end their tokens"
    SEE_USERS = "see users"
    IMPORT = "import files"
    WRITE_POLICIES = "draft, check and review policies"
    PUBLISH_POLICIES = "publish and withdraw policies"
    SEE_POLICIES = "see policies"
    KEEP_THE_STORE = "make checkpoints and backups"
    VERIFY = "verify the store"
    ERASE = "erase a person"
    SEE_JOBS = "see what is done by itself, and what was given up"
    CHANGE_JOBS = "try again what was given up, or call it off"
    SEE_RETENTION = "see what is due to be erased"
    SEE_ACTS = "see who did what in looking after the workspace"
