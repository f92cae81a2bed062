import { anyOf } from './signal.ts';

/** Titles that stand before a name. A pattern's source. */
export const TITLE = anyOf(
  `Mr\\.? Mrs\\.? Ms\\.? Mx\\.? Dr\\.? Prof\\.? Professor Sir Dame Lord Lady Baroness Rev\\.? Revd Father Sister
  President Vice-President Prime_Minister Premier Chancellor Minister Deputy_Minister Secretary
  Foreign_Secretary Home_Secretary Foreign_Minister Defence_Minister Finance_Minister Interior_Minister
  Mayor Deputy_Mayor Governor Senator Sen\\. Congressman Congresswoman Representative Councillor Cllr
  Gen\\.? General Col\\.? Colonel Maj\\.? Major Lt\\.? Lieutenant Capt\\.? Captain Sgt\\.? Sergeant Cpl
  Admiral Brigadier Commander Commissioner Inspector Superintendent Chief Constable Det Detective Judge
  Justice Bishop Archbishop Rabbi Imam Pope King Queen Prince Princess Ambassador Chairman Chairwoman
  Director Coach Sheriff Speaker`,
);

/** What people do and hold office as. A pattern's source. */
export const OFFICE = anyOf(
  `mayor minister president chancellor premier governor senator councillor commissioner ambassador
  director chairman chairwoman chair chief_executive head leader secretary spokesman spokeswoman
  spokesperson professor lecturer researcher scientist economist analyst lawyer solicitor barrister
  judge prosecutor coroner inspector officer commander captain general colonel sergeant constable
  doctor surgeon nurse teacher headteacher farmer fisherman engineer architect author writer poet
  historian editor founder co-founder owner manager treasurer coach striker goalkeeper midfielder
  defender champion bishop priest driver pilot builder trader shopkeeper baker student widow MP MEP
  deputy member boss curator ecologist biologist geologist hydrologist trustee librarian organiser
  campaigner resident`,
);
